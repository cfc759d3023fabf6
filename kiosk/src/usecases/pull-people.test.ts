// A people list that comes while the disk is full: the old one stands, and the kiosk goes on.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { sealJson } from "@hadir/shared/wire/json-message.ts"
import { afterAll, expect, test } from "vitest"
import { openDatabase } from "../journal/database.ts"
import { JournalFile } from "../journal/journal-file.ts"
import { PeopleFile } from "../journal/people-file.ts"
import { PullPeople } from "./pull-people.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-people-"))
const database = openDatabase(join(folder, "journal.db"))
afterAll(() => {
	database.close()
	rmSync(folder, { recursive: true })
})

test("a list that the disk has no room for is pulled again later", () => {
	const people = new PeopleFile(database)
	const office = makeKeyPair("ed25519")
	const logged: unknown[] = []
	let asked = 0
	const pull = new PullPeople({
		journal: new JournalFile(database, () => makeKeyPair("ed25519")),
		...{ people, officeKey: office.publicKey },
		makeNonce: () => `${++asked}`.padStart(22, "A"),
		publish: () => undefined,
		log: (event, facts) => logged.push([event, facts]),
	})
	const listed = Array.from({ length: 200 }, (_, index) => ({
		...{ credential: `${index}`.padStart(16, "A"), name: "Maria Goreti Ndoen" },
		tag: `${index}`.padStart(22, "A"),
	}))
	const answer = () => {
		const page = { version: 2, page: 0, pages: 1, people: listed }
		pull.receive(
			sealJson("people", { ...page, nonce: `${asked}`.padStart(22, "A") }, office.privateKey),
		)
	}
	const [{ tag } = { tag: "" }] = listed
	expect(people.apply(1, [{ credential: "B".repeat(16), name: "Yusuf Bria", tag }])).toBeUndefined()
	database.pragma("max_page_count = 1")
	pull.pull(2, 0)
	answer()
	expect(logged).toEqual([["people.not-applied", { code: "full" }]])
	expect([people.version(), people.find(tag)?.name]).toEqual([1, "Yusuf Bria"])
	expect(database.pragma("secure_delete", { simple: true }), "dropping records has no room").toBe(0)
	database.pragma("max_page_count = 1000000")
	pull.pull(2, 1_000)
	expect(asked, "not with every head").toBe(1)
	pull.pull(2, 31_000)
	answer()
	expect([people.version(), people.find(tag)?.name]).toEqual([2, "Maria Goreti Ndoen"])
})

// The write-ahead log altered in its middle while the file itself opens: SQLite drops what was committed
// behind it; nothing that was green may go with it in silence.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import fc from "fast-check"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openDatabase } from "./database.ts"
import { JournalFile } from "./journal-file.ts"
import { openKioskFile } from "./open-kiosk-file.ts"

let folder: string
let file: string
const stamp = { boot: 1, mono: 1, wall: 1_795_476_494_000, q: 3, err: 10 } as const
const frameBytes = 4_096 + 24
const logHeadBytes = 32
const records = 40
const open = () =>
	openKioskFile({
		...{ folder, now: 1, makeKeys: () => makeKeyPair("ed25519") },
		...{ makeRoom: () => false, makeRoomToOpen: () => false, onUnreadable: () => undefined },
	})

/** The file as a power cut leaves it: records from 20 on lie in the log alone. */
function fill(): { name: string; hash: string; main: Buffer; log: Buffer } {
	const database = openDatabase(file)
	const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
	for (let mono = 1; mono <= records; mono++) {
		if (mono === 20) journal.foldLog()
		journal.append({ k: "boot", ...stamp, mono, release: "0.1.0" })
	}
	const [name = ""] = journal.names()
	const files = { main: readFileSync(file), log: readFileSync(`${file}-wal`) }
	const { hash } = journal.last
	database.close()
	return { name, hash, ...files }
}

function put({ main, log }: { main: Buffer; log: Buffer }): void {
	for (const name of readdirSync(folder)) rmSync(join(folder, name))
	writeFileSync(file, main)
	writeFileSync(`${file}-wal`, log)
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-log-"))
	file = join(folder, "journal.db")
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([
	["a bit of its third frame flipped", (log: Buffer) => log.fill(0xff, 9_000, 9_001)],
	["its head is gone", (log: Buffer) => log.fill(0, 0, logHeadBytes)],
	[
		"its first frame is gone",
		(log: Buffer) => log.fill(0, logHeadBytes, logHeadBytes + frameBytes),
	],
])("%s: every record that was committed is there again, for good", (_, damage) => {
	const { name, hash, main, log } = fill()
	put({ main, log: damage(log) })
	for (const _again of ["opened", "opened again"]) {
		const { journal, database, setAside } = open()
		expect(setAside).toBeUndefined()
		expect(journal.closeIfDamaged(stamp)).toBeUndefined()
		expect(journal.own(name).last).toEqual({ n: records, hash })
		database.close()
	}
})

test("the record that was damaged is in the last frame alone: it is named as lost", () => {
	const { name, main, log } = fill()
	const last = log.subarray(log.length - frameBytes)
	const at = last.lastIndexOf(`"mono":${records}`)
	expect(at).toBeGreaterThan(0)
	last.write(`"mono":99`, at)
	put({ main, log })
	const { journal, database } = open()
	expect(journal.closeIfDamaged(stamp)).toEqual({ journal: name, from: records, to: records })
	const [fresh = ""] = journal.names()
	const first = journal.bytesAt(fresh, 1)
	expect(first && decodeRecord(first)).toMatchObject({ value: { k: "lost", from: records } })
	database.close()
})

test("bits flipped anywhere in the log: all are there, or the rest is named", () => {
	const { name, main, log } = fill()
	const seen = { whole: 0, named: 0 }
	fc.assert(
		fc.property(fc.nat(log.length - 1), fc.nat(7), (at, bit) => {
			const flipped = Buffer.from(log)
			flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
			put({ main, log: flipped })
			const { journal, database } = open()
			const lost = journal.closeIfDamaged(stamp)
			if (lost === undefined) seen.whole++
			else seen.named++
			expect(lost?.to ?? journal.own(name).last.n, `byte ${at}, bit ${bit}`).toBe(records)
			database.close()
		}),
		{ numRuns: 150 },
	)
	expect(seen.whole).toBeGreaterThan(100)
}, 60_000)

test.each([
	["all of its record was written: it was tapped, though never green", 100, 1],
	["nothing of its record was written", frameBytes - 30, 2],
])("the log ends in half a transaction, %s", (_, cut, fewer) => {
	const { name, main, log } = fill()
	put({ main, log: log.subarray(0, log.length - frameBytes - cut) })
	const { journal, database } = open()
	expect(journal.closeIfDamaged(stamp)).toBeUndefined()
	expect(journal.own(name).last.n).toBe(records - fewer)
	database.close()
})

// Months that leave the log, and people who are forgotten: every chain still verifies.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { sql } from "kysely"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Entry } from "../domain/entries/entry.ts"
import type { EntryContent } from "../domain/entries/entry-contents.ts"
import { type RegistryChange, registryChange } from "../domain/imports/registry-change.ts"
import { CityStore } from "../store/city-store.ts"
import { IdentityStore } from "../store/identity-store.ts"
import { JournalLogStore } from "../store/journal-log-store.ts"
import { verifyChains } from "../store/verify-log.ts"
import { dropMonths, leastKeptMs } from "./drop-months.ts"
import { forgetPerson } from "./forget-person.ts"
import { atMs, code, type HandKiosk } from "./hand-kiosk.fixture.ts"
import { leaveService } from "./leave-service.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import type { RecordJournal } from "./record-journal.ts"

let office: OfficeLog
let ingest: RecordJournal
let kiosk: HandKiosk

beforeEach(async () => {
	office = await OfficeLog.open()
	ingest = office.worker()
	kiosk = await office.enrol()
	await ingest.hello(code, kiosk.record(30).hello())
})
afterEach(() => office.close())

async function project(): Promise<void> {
	const projector = office.projector()
	projector.wake()
	await projector.settle()
}
const drop = (before: number) =>
	dropMonths(
		{
			...{ log: new JournalLogStore(office.log), reader: office.reader },
			...{ projections: office.projections, now: () => office.now, note: () => undefined },
		},
		before,
	)
const rows = async () =>
	(await office.office.selectFrom("punch").select("n").orderBy("n").execute()).map(({ n }) => n)
const upTo = (n: number, from = 1) => Array.from({ length: n - from + 1 }, (_, i) => from + i)

describe("dropping months", () => {
	beforeEach(async () => {
		await ingest.batch(code, kiosk.batch(1, 10))
		await ingest.batch(code, kiosk.batch(11, 20))
		await project()
		office.now = atMs + 2 * leastKeptMs
		await ingest.batch(code, kiosk.batch(21, 25))
		await project()
	})

	test("what was dropped, sent again from the first record on, is known and no fork", async () => {
		await drop(atMs + leastKeptMs)
		await ingest.batch(code, kiosk.batch(1, 10))
		expect(await office.heads()).toHaveLength(1)
		expect(await office.alarms.open()).toEqual([])
	})

	test("old batches go against a kept hash; the chain verifies and goes on; rows stay", async () => {
		expect(await drop(atMs + leastKeptMs)).toEqual({ ok: true, value: { records: 20 } })
		expect(await office.numbers()).toEqual(upTo(25, 21))
		expect(await verifyChains(office.reading)).toMatchObject([{ records: 5, head: { n: 25 } }])
		expect((await verifyChains(office.reading))[0]?.brokenAt).toBeUndefined()
		await ingest.hello(code, kiosk.hello())
		expect(office.heard()).toMatchObject({ n: 25, meets: 25 })
		await ingest.batch(code, kiosk.batch(24, 30))
		await project()
		expect(await rows()).toEqual(upTo(30))
		expect(await office.heads()).toHaveLength(1)
		const kinds = (await office.alarms.open()).map(({ kind }) => kind)
		expect(kinds.filter((kind) => kind !== "clock")).toEqual([])
	})

	test("what a kiosk sends again from a dropped month changes nothing", async () => {
		await drop(atMs + leastKeptMs)
		await ingest.batch(code, kiosk.batch(5, 9))
		await ingest.batch(code, kiosk.batch(15, 22))
		expect(await office.numbers()).toEqual(upTo(25, 21))
		expect(await office.heads()).toHaveLength(1)
	})

	test("projected anew, rows of dropped months are not touched", async () => {
		await drop(atMs + leastKeptMs)
		await office.office
			.updateTable("cursor")
			.set({ hash: "ab".repeat(32) })
			.execute()
		await project()
		expect(await rows()).toEqual(upTo(25))
	})

	test("a second time goes on from the first", async () => {
		await drop(atMs + leastKeptMs)
		office.now = atMs + 4 * leastKeptMs
		await ingest.batch(code, kiosk.batch(26, 30))
		await project()
		expect(await drop(atMs + 3 * leastKeptMs)).toEqual({ ok: true, value: { records: 5 } })
		const [dropped] = await office.log.selectFrom("dropped").selectAll().execute()
		expect(dropped).toMatchObject({ through_n: 25, records: 25, hash: kiosk.hashAt(25) })
		expect((await verifyChains(office.reading))[0]?.brokenAt).toBeUndefined()
	})

	test("months of the last year stay, and so does what is not worked in", async () => {
		expect(await drop(office.now - leastKeptMs + 1)).toMatchObject({ fault: { code: "too-young" } })
		await office.office.deleteFrom("cursor").execute()
		expect(await drop(atMs + leastKeptMs)).toEqual({ ok: true, value: { records: 0 } })
		expect(await office.numbers()).toEqual(upTo(25))
	})
})

describe("forgetting a person", () => {
	const person = {
		...{ id: "p1", nip: "198609262015051001", name: "Maria Goreti Ndoen, S.KM.", unit: "dinkes" },
		...{ shortName: "Maria Goreti Ndoen", grade: "PNS III/c", schedule: "lima-hari" },
		...{ employedFrom: "2015-05-01", cardFrom: 0 },
		card: { kind: "iso14443a" as const, uid: "04a1b2c3d4e5f6" },
	}
	const forget = (id: string) =>
		forgetPerson(
			{
				identities: new IdentityStore(office.office),
				today: () => "2026-11-24",
				now: () => office.now,
			},
			id,
		)

	beforeEach(async () => {
		const units = [{ id: "dinkes", name: "Dinas Kesehatan" }]
		const city = { government: "Kota", agency: "BKPSDM", units, employees: [person] }
		await new CityStore(office.office).found(city, ["AAAAAAAAAAAAAAAA"], 0)
		await ingest.batch(code, kiosk.batch(1, 10))
		await project()
	})

	const leave = (id: string, lastDay: string) => {
		const departures = new IdentityStore(office.office)
		return leaveService({ departures, zone: "Asia/Makassar" }, id, lastDay)
	}

	test("leaves nothing of it in the file's bytes either, however often the row was written", async () => {
		// As files of before were written: what a row leaves behind stays in its page.
		await sql`PRAGMA secure_delete = OFF`.execute(office.office)
		const row = await office.office.selectFrom("employee").selectAll().executeTakeFirstOrThrow()
		const name = `${row.name}${" ".repeat(500)}`
		await office.office.updateTable("employee").set({ name }).execute()
		await office.office.updateTable("employee").set({ name: row.name }).execute()
		await sql`PRAGMA secure_delete = ON`.execute(office.office)
		await leave("p1", "2026-10-31")
		expect(await forget("p1")).toMatchObject({ ok: true })
		for (const name of ["office.db", "office.db-wal"]) {
			const bytes = readFileSync(join(office.folder, name))
			for (const known of [person.name, person.nip, person.card.uid]) {
				expect(bytes.includes(known), `${known} in ${name}`).toBe(false)
			}
		}
	})

	test("leaves no name, NIP or card number, and every punch and chain as it was", async () => {
		await leave("p1", "2026-10-31")
		expect(await forget("p1")).toMatchObject({ ok: true })
		for (const table of ["employee", "credential", "assignment", "guest", "punch"] as const) {
			const text = JSON.stringify(await office.office.selectFrom(table).selectAll().execute())
			expect(text, table).not.toMatch(/Maria|198609262015051001|04a1b2c3d4e5f6/)
		}
		expect(await rows()).toEqual(upTo(10))
		expect((await verifyChains(office.reading))[0]?.brokenAt).toBeUndefined()
		expect(await office.registry.listedAt(code, office.now)).toEqual([])
	})

	test("leaves no word of what was written of them, and the days as they were", async () => {
		const words = "Maria Goreti Ndoen sakit tipes"
		const written = (content: EntryContent, index: number): Entry => ({
			...{ id: `e${index}`, employee: "p1", from: "2026-10-05", until: "2026-10-06", content },
			...{ enteredBy: "rambu", enteredAs: "bkpsdm", enteredAt: 1 },
			steps: [{ kind: "agreed", by: "dewi", role: "bkpsdm", at: 2, reason: index ? words : "" }],
		})
		const place = { place: words, from: 1, until: 2, cause: words }
		const evidence = { outOfService: [place], failedReads: [], taps: 0 }
		const contents: readonly EntryContent[] = [
			{ kind: "letter", letterKind: "cutiSakit", letter: words },
			{ kind: "excuse", end: "day", reason: words, letter: words },
			{ kind: "massExcuse", ends: ["day"], reason: words, letter: words, attested: true },
			{ kind: "correction", end: "arrival", second: 27_000, reason: words, evidence },
			{ kind: "manualPunch", second: 27_000, place: words, reason: words, evidence: words },
			{ kind: "overtime", fromMinute: 960, untilMinute: 1080, letter: words },
			{ kind: "leaveBalance", year: 2026, days: 4, source: words },
			{ kind: "noticeGiven", because: "step", days: 3, to: words, how: words },
			{ kind: "spell", unit: "dinkes", schedule: "lima-hari" },
		]
		await office.book.add(contents.map(written))
		const other = { ...written({ kind: "letter", letterKind: "izin", letter: "851/8" }, 9) }
		await office.book.add([{ ...other, employee: "p2" }])
		await leave("p1", "2026-10-31")
		await forget("p1")
		const { office: db } = office
		const rows = [
			...(await db.selectFrom("entry").selectAll().where("id", "!=", "e9").execute()),
			...(await db.selectFrom("entry_step").selectAll().where("entry", "!=", "e9").execute()),
		]
		expect(JSON.stringify(rows)).not.toMatch(/Maria|tipes/)
		for (const [index, content] of contents.entries()) {
			const after = await office.book.entry(`e${index}`)
			expect(after).toMatchObject({
				...{ from: "2026-10-05", until: "2026-10-06", content: { kind: content.kind } },
				steps: [{ kind: "agreed", at: 2 }],
			})
		}
		expect((await office.book.entry("e5"))?.content).toMatchObject({ untilMinute: 1080 })
		expect((await office.book.entry("e9"))?.content).toMatchObject({ letter: "851/8" })
	})

	test("leaves no name, NIP or card number in what imports keep, and others as they were", async () => {
		const { credential } = await office.office
			.selectFrom("assignment")
			.select("credential")
			.executeTakeFirstOrThrow()
		const { id, cardFrom: from, card, ...rest } = person
		const fields = { ...rest, employedUntil: null }
		const renamed = { name: person.name, shortName: person.shortName }
		const changes: readonly RegistryChange[] = [
			{ kind: "employeeAdded", id, fields },
			{ kind: "employeeChanged", id, before: renamed, after: { ...renamed, grade: "PNS III/d" } },
			{ kind: "cardGiven", credential, employee: id, card, from },
			{ kind: "cardGiven", credential, employee: "p2", card, from },
			{ kind: "employeeAdded", id: "p2", fields: { ...fields, name: "Yusuf", nip: "p1" } },
		]
		await office.office
			.insertInto("import_change")
			.values(changes.map((change, n) => ({ batch: "b1", n, content: JSON.stringify(change) })))
			.execute()
		await leave("p1", "2026-10-31")
		await forget("p1")
		const rows = await office.office
			.selectFrom("import_change")
			.select("content")
			.orderBy("n")
			.execute()
		const after = rows.map(({ content }) => registryChange.parse(JSON.parse(content)))
		expect(JSON.stringify(after.slice(0, 4))).not.toMatch(/Maria|198609262015051001|04a1b2c3d4e5f6/)
		expect(after).toMatchObject([
			{ id: "p1", fields: { grade: "PNS III/c", employedFrom: "2015-05-01" } },
			{ id: "p1", after: { grade: "PNS III/d" } },
			{ employee: "p1", credential },
			{ employee: "p2", credential },
			{ id: "p2", fields: { name: "Yusuf", nip: "p1" } },
		])
	})

	test("who is still in service, or nobody, is refused with what to do", async () => {
		expect(await forget("p1")).toMatchObject({ fault: { code: "in-service" } })
		await office.office.updateTable("employee").set({ employed_until: "2026-11-24" }).execute()
		expect(await forget("p1")).toMatchObject({ fault: { code: "in-service" } })
		expect(await forget("p9")).toMatchObject({ fault: { code: "no-person" } })
	})
})

test("a chain whose every batch was dropped keeps what it told of", async () => {
	await ingest.batch(code, kiosk.batch(1, 20))
	await project()
	const span = { journal: kiosk.journal, kiosk: code, cause: "damaged" as const }
	await office.office
		.insertInto("missing_span")
		.values({ id: "ab".repeat(32), ...span, from_n: 3, through_n: 3, from_at: 1, until_at: 2 })
		.execute()
	office.now = atMs + 2 * leastKeptMs
	await drop(atMs + leastKeptMs)
	await project()
	await project()
	const spans = await office.office.selectFrom("missing_span").select("from_n").execute()
	expect(spans).toEqual([{ from_n: 3 }])
	expect(office.notes.map(({ event }) => event)).not.toContain("projector.rebuild")
})

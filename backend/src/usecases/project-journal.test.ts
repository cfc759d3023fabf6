// The projector on real files: each record once, nothing lost that cannot be read.
import { encodeRecord } from "@hadir/shared/journal/record.ts"
import { sql } from "kysely"
import { afterEach, beforeEach, expect, test } from "vitest"
import { code, type HandKiosk } from "./hand-kiosk.fixture.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import type { ProjectJournal } from "./project-journal.ts"
import type { RecordJournal } from "./record-journal.ts"

let office: OfficeLog
let ingest: RecordJournal
let kiosk: HandKiosk
let projector: ProjectJournal

beforeEach(async () => {
	office = await OfficeLog.open()
	ingest = office.worker()
	kiosk = await office.enrol()
	projector = office.projector()
	await ingest.hello(code, kiosk.hello())
})
afterEach(() => office.close())

async function run(): Promise<void> {
	projector.wake()
	await projector.settle()
}

const punches = async (): Promise<number[]> =>
	(await office.office.selectFrom("punch").select("n").orderBy("n").execute()).map(({ n }) => n)
const cursors = () => office.office.selectFrom("cursor").select(["n", "hash"]).execute()

test("rows once, and the cursor moves with them", async () => {
	await ingest.batch(code, kiosk.record(5).batch(1, 3))
	await run()
	await run()
	expect(await punches()).toEqual([1, 2, 3])
	expect(await cursors()).toEqual([{ n: 3, hash: kiosk.hashAt(3) }])
	await ingest.batch(code, kiosk.batch(2, 5))
	await run()
	expect(await punches()).toEqual([1, 2, 3, 4, 5])
	expect(await cursors()).toEqual([{ n: 5, hash: kiosk.hashAt(5) }])
})

test("a cursor that was lost makes no row twice", async () => {
	await ingest.batch(code, kiosk.record(3).batch(1, 3))
	await run()
	await office.office.deleteFrom("cursor").execute()
	await run()
	expect(await punches()).toEqual([1, 2, 3])
	expect(await cursors(), "and the projector is not stuck before it").toEqual([
		{ n: 3, hash: kiosk.hashAt(3) },
	])
})

test("a row that is refused moves no cursor, holds no other chain up, and is made by the next wake", async () => {
	const other = await office.enrol("ZZZZZZ")
	office.now++
	await ingest.hello("ZZZZZZ", other.hello())
	await ingest.batch(code, kiosk.record(2).batch(1, 2))
	await ingest.batch("ZZZZZZ", other.record(3).batch(1, 3))
	await sql`CREATE TRIGGER refusing BEFORE INSERT ON punch WHEN NEW.kiosk = '${sql.raw(code)}'
		BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`.execute(office.office)
	await run()
	expect(await cursors()).toEqual([{ n: 3, hash: other.hashAt(3) }])
	expect(office.notes.map(({ event }) => event)).toContain("projector.failed")
	await sql`DROP TRIGGER refusing`.execute(office.office)
	await run()
	expect(await punches()).toEqual([1, 1, 2, 2, 3])
})

test("a time nobody can have meant is listed, not given a work date", async () => {
	const clock = { boot: 1, mono: 1, q: 1, err: 10 } as const
	const credential = "AAAAAAAAAAAAAAAA"
	const punch = { k: "punch", ...clock, reader: "r", answer: "recorded", credential } as const
	for (const [index, wall] of [0, Date.UTC(2020, 0, 1), Date.UTC(2100, 0, 1)].entries()) {
		kiosk.keep(encodeRecord(index + 1, { ...punch, wall }))
	}
	await ingest.batch(code, kiosk.record(1).batch(1, 4))
	await run()
	expect(await punches()).toEqual([4])
	const listed = await office.office.selectFrom("unread").select("n").orderBy("n").execute()
	expect(listed).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
})

test("a log replaced by another is projected anew", async () => {
	const twin = kiosk.copyAt(0).record(2, "BBBBBBBBBBBBBBBB")
	await ingest.batch(code, kiosk.record(4).batch(1, 4))
	await run()
	await office.log.deleteFrom("batch").execute()
	await office.log.deleteFrom("chain").execute()
	await office.log.deleteFrom("journal").execute()
	await ingest.hello(code, twin.hello())
	await ingest.batch(code, twin.batch(1, 2))
	await ingest.batch(code, twin.record(3, "BBBBBBBBBBBBBBBB").batch(3, 5))
	await run()
	const rows = await office.office.selectFrom("punch").select("credential").execute()
	expect(rows).toEqual(Array.from({ length: 5 }, () => ({ credential: "BBBBBBBBBBBBBBBB" })))
	expect(office.notes.map(({ event }) => event)).toContain("projector.rebuild")
})

test("what this release cannot read is listed by its hash, and the rest goes on", async () => {
	kiosk.record(1).keep(Buffer.from('{"v":2,"n":2,"k":"later"}'))
	kiosk.keep(Buffer.from(`~${"ab".repeat(32)}`)).record(1)
	await ingest.batch(code, kiosk.batch(1, 4))
	await run()
	expect(await punches()).toEqual([1, 4])
	const listed = await office.office
		.selectFrom("unread")
		.select(["n", "record"])
		.orderBy("n")
		.execute()
	expect(listed).toEqual([
		{ n: 2, record: kiosk.hashAt(2) },
		{ n: 3, record: "ab".repeat(32) },
	])
	expect(await cursors()).toEqual([{ n: 4, hash: kiosk.hashAt(4) }])
})

test("a branch is projected from where it left, so shared records stand once", async () => {
	const clone = kiosk.record(4).copyAt(2).record(2, "BBBBBBBBBBBBBBBB")
	await ingest.batch(code, kiosk.batch(1, 4))
	await ingest.batch(code, clone.batch(3, 4))
	await run()
	expect(await punches()).toEqual([1, 2, 3, 3, 4, 4])
})

test("a log that cannot be read is told of, and the next wake tries again", async () => {
	await office.log.schema.alterTable("chain").renameTo("chain_away").execute()
	await run()
	expect(office.notes).toContainEqual(expect.objectContaining({ event: "projector.failed" }))
	await office.log.schema.alterTable("chain_away").renameTo("chain").execute()
	await ingest.batch(code, kiosk.record(2).batch(1, 2))
	await run()
	expect(await punches()).toEqual([1, 2])
})

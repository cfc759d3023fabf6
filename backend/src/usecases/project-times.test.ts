// When things happened and when kiosks served, as the projector makes it of records on real files.
import { encodeRecord, type RecordContent } from "@hadir/shared/journal/record.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { atMs, code, HandKiosk } from "./hand-kiosk.fixture.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import type { RecordJournal } from "./record-journal.ts"

let office: OfficeLog
let ingest: RecordJournal
let kiosk: HandKiosk
const minute = 60_000
const credential = "AAAAAAAAAAAAAAAA"

beforeEach(async () => {
	office = await OfficeLog.open()
	ingest = office.worker()
	kiosk = await office.enrol()
	await ingest.hello(code, kiosk.hello())
})
afterEach(() => office.close())

/** Appends one record; its clock is wrong by so much, and may know it. */
function keep(k: object, at: { boot?: number; mono: number; wall?: number; q?: number }): void {
	const { boot = 1, mono, wall = atMs + mono, q = 1 } = at
	const content = { boot, mono, wall, q, err: 10, ...k }
	kiosk.keep(encodeRecord(kiosk.lines.length + 1, content as RecordContent))
}
const punch = { k: "punch", reader: "card-1", answer: "recorded", credential }
const mark = (server: number) => ({ k: "clock", cause: "head", server, roundTrip: 20 })

async function send(from: number): Promise<void> {
	await ingest.batch(code, kiosk.batch(from, kiosk.lines.length))
	const projector = office.projector()
	projector.wake()
	await projector.settle()
}
const punches = () =>
	office.office.selectFrom("punch").select(["n", "at", "basis", "work_date"]).orderBy("n").execute()

describe("time", () => {
	test("a clock a day slow is corrected by a mark that comes later, work date and all", async () => {
		const slow = (mono: number) => atMs + mono - 24 * 60 * minute
		keep(punch, { mono: 5 * minute, wall: slow(5 * minute) })
		await send(1)
		expect(await punches()).toMatchObject([{ basis: "unsure", work_date: "2026-11-23" }])
		keep(mark(atMs + 60 * minute - 10), { mono: 60 * minute, wall: slow(60 * minute) })
		await send(2)
		expect(await punches()).toEqual([
			{ n: 1, at: atMs + 5 * minute, basis: "measured", work_date: "2026-11-24" },
		])
	})

	test("one mark betters everything of a boot that was long alone", async () => {
		const alone = 1_100
		for (let tap = 1; tap <= alone; tap++) keep(punch, { mono: tap * minute, wall: atMs })
		keep(mark(atMs + 1_200 * minute - 10), { mono: 1_200 * minute, wall: atMs })
		for (let from = 1; from <= alone + 1; from += 64) {
			await ingest.batch(code, kiosk.batch(from, Math.min(from + 63, alone + 1)))
		}
		const projector = office.projector()
		projector.wake()
		await projector.settle()
		const rows = await punches()
		expect(rows).toHaveLength(alone)
		for (const { n, at, basis } of rows)
			expect([at, basis]).toEqual([atMs + n * minute, "measured"])
	}, 30_000)

	test("a later mark leaves alone what an earlier one pinned", async () => {
		keep(mark(atMs - 10), { mono: 0 })
		keep(punch, { mono: minute, wall: atMs + minute + 3_600_000 })
		keep(mark(atMs + 600 * minute + 5_000), { mono: 600 * minute })
		await send(1)
		expect((await punches())[0]?.at).toBe(atMs + minute)
	})

	test("marks of another boot say nothing", async () => {
		keep(punch, { boot: 1, mono: minute })
		keep(mark(atMs), { boot: 2, mono: minute })
		await send(1)
		expect(await punches()).toMatchObject([{ basis: "unsure" }])
		const [placed] = await office.projections.punchesOf("everyone", {
			...{ from: "2026-11-24", through: "2026-11-24" },
		})
		expect(placed?.doubt).toBe("unsure")
	})
})

describe("hours of service", () => {
	const events = () => office.service.events(code, 0)

	test("boots and readers in order, with corrected times", async () => {
		keep({ k: "boot", release: "0.1.0", lastAlive: atMs - minute }, { mono: 0, wall: atMs - 9e7 })
		keep({ k: "reader", reader: "card-1", state: "ready" }, { mono: 1_000, wall: atMs - 9e7 })
		keep({ k: "reader", reader: "card-1", state: "ready", failed: 3 }, { mono: 60_000 })
		await send(1)
		expect((await events()).map(({ isSure }) => isSure)).toEqual([false, false])
		keep(mark(atMs + 120_000 - 10), { mono: 120_000 })
		await send(4)
		expect(await events()).toEqual([
			{ kind: "boot", at: atMs, isSure: true, lastAlive: atMs - minute },
			{ kind: "reader", at: atMs + 1_000, isSure: true, reader: "card-1", state: "ready" },
		])
		expect(await office.service.failedReads(code, { from: atMs, until: atMs + 90_000 })).toEqual([
			{ reader: "card-1", at: atMs + 60_000, failed: 3 },
		])
	})

	test("what lies before the last boot of the span asked for is left out", async () => {
		for (const [boot, at] of [
			[1, 0],
			[2, 100 * minute],
			[3, 200 * minute],
		] as const) {
			keep({ k: "boot", release: "0.1.0" }, { boot, mono: 1, wall: atMs + at, q: 3 })
		}
		await send(1)
		const since = async (at: number) => (await office.service.events(code, atMs + at)).length
		expect([await since(0), await since(150 * minute), await since(300 * minute)]).toEqual([
			3, 2, 1,
		])
	})
})

describe("what is gone is named between its neighbours", () => {
	const spans = async () => {
		const found = await office.service.missing()
		return found.map(({ cause, fromN, throughN, from, until }) => [
			cause,
			fromN,
			throughN,
			from - atMs,
			until - atMs,
		])
	}

	test("damage, and an alarm", async () => {
		keep(punch, { mono: minute, q: 3 })
		kiosk.keep(Buffer.from(`~${"ab".repeat(32)}`))
		keep(punch, { mono: 3 * minute, q: 3 })
		await send(1)
		expect(await spans()).toEqual([["damaged", 2, 2, minute, 3 * minute]])
		expect((await office.alarms.open()).map(({ kind }) => kind)).toEqual(["damaged"])
	})

	test("a hole that a kiosk named, at once and better once records follow it", async () => {
		for (const mono of [1, 2, 3, 4, 5]) keep(punch, { mono: mono * minute, q: 3 })
		await ingest.batch(code, kiosk.batch(1, 2))
		await ingest.anchor(code, kiosk.anchor({ n: 2, hash: kiosk.hashAt(2) }, 4))
		const project = async () => {
			const projector = office.projector()
			projector.wake()
			await projector.settle()
		}
		office.now = atMs + 30 * minute
		await project()
		expect(await spans()).toEqual([["hole", 3, 4, 2 * minute, 30 * minute]])
		expect((await office.alarms.open()).map(({ kind }) => kind)).toEqual(["hole"])
		office.now = atMs + 60 * minute
		await project()
		expect(await spans(), "named once").toEqual([["hole", 3, 4, 2 * minute, 30 * minute]])
		await send(5)
		expect(await spans()).toEqual([["hole", 3, 4, 2 * minute, 5 * minute]])
	})

	test("a journal's lost end, whichever of the two arrives first", async () => {
		const old = kiosk
		for (const mono of [1, 2, 3]) keep(punch, { mono: mono * minute, q: 3 })
		kiosk = new HandKiosk(office.keys, code)
		await ingest.hello(code, kiosk.hello())
		keep({ k: "lost", journal: old.journal, from: 3, to: 9 }, { mono: 60 * minute, q: 3 })
		await send(1)
		expect(await spans(), "all since its registration: nothing of it is here").toEqual([
			["lost", 3, 9, 0, 60 * minute],
		])
		expect((await office.alarms.open()).map(({ kind }) => kind)).toContain("lost")
		kiosk = old
		await ingest.batch(code, kiosk.batch(1, 2))
		await send(3)
		expect(await spans(), "from its last record on").toEqual([
			["lost", 4, 9, 3 * minute, 60 * minute],
		])
	})

	test("what was delivered before is not lost, whatever its kiosk can still prove", async () => {
		const old = kiosk
		for (const mono of [1, 2, 3]) keep(punch, { mono: mono * minute, q: 3 })
		await send(1)
		kiosk = new HandKiosk(office.keys, code)
		await ingest.hello(code, kiosk.hello())
		keep({ k: "lost", journal: old.journal, from: 1, to: 3 }, { mono: 9 * minute, q: 3 })
		await send(1)
		expect(await spans()).toEqual([])
		expect((await office.alarms.open()).map(({ kind }) => kind)).not.toContain("lost")
	})
})

test("chains the log has lost altogether leave no rows behind, and a person is told", async () => {
	keep(punch, { mono: minute, q: 3 })
	await send(1)
	for (const table of ["batch", "chain", "journal"] as const)
		await office.log.deleteFrom(table).execute()
	const projector = office.projector()
	projector.wake()
	await projector.settle()
	expect(await punches()).toEqual([])
	expect(await office.projections.cursors()).toEqual([])
	expect((await office.alarms.open()).map(({ kind }) => kind)).toEqual(["vanished"])
})

// The live board on real files: who is looked at again, how often, and that nothing older writes over it.
import { afterEach, beforeEach, expect, test } from "vitest"
import type { EntryContent } from "../domain/entries/entry-contents.ts"
import { ProjectionStore } from "../store/projection-store.ts"
import { writeEntries } from "./keep-entries.ts"
import { date, KioskDay } from "./kiosk-day.fixture.ts"
import { KioskNewsBoard } from "./kiosk-news.ts"
import { everyUnit } from "./ports.ts"
import type { Projections } from "./projections.ts"
import { TodayBoard } from "./today-board.ts"

let one: KioskDay
let told = 0
beforeEach(async () => {
	one = await KioskDay.open()
	one.start("06:30")
	one.tap("07:10", "early")
	await one.deliver("10:00")
	told = 0
})
afterEach(() => one.close())

function boardOn(projections: Projections = one.office.projections): TodayBoard {
	const parts = { ...one.parts(), projections, connected: () => new Set<string>() }
	const board = new TodayBoard({ ...parts, news: new KioskNewsBoard() })
	board.listen(() => {
		told++
	})
	return board
}
const unitsOf = async (board: TodayBoard) =>
	(await board.today(everyUnit)).units.map(({ id, employees }) => [id, employees])
const present = async (board: TodayBoard) => (await board.today(everyUnit)).totals.onTime

async function write(from: string, content: EntryContent) {
	const parts = { ...one.parts(), makeId: () => `entry-${from}-${content.kind}` }
	const until = content.kind === "spell" ? undefined : from
	const wish = { employee: "nobody", from, until, content }
	const written = await writeEntries(parts, [wish], { username: "dewi", role: "bkpsdm" })
	if (!written.ok) throw new Error(written.fault.message)
	return written.value
}

test("many who ask at once are answered by two refreshes, the running one and one more", async () => {
	const board = boardOn()
	await Promise.all([...Array(7)].map(() => board.refresh()))
	expect(told).toBe(1)
	const first = board.refresh()
	await new Promise((turn) => setImmediate(turn))
	await Promise.all([first, ...[...Array(7)].map(() => board.refresh())])
	expect(told).toBe(3)
})

test("an entry of today is shown at once, one of another day disturbs nobody", async () => {
	const board = boardOn()
	await board.refresh()
	const before = (await board.today(everyUnit)).totals
	const free: EntryContent = { kind: "rosterDay", shifts: [] }
	await board.touchEntries(await write("2026-11-02", free))
	expect(told).toBe(1)
	await board.touchEntries(await write(date, free))
	expect(told).toBe(2)
	const { notExpected } = (await board.today(everyUnit)).totals
	expect(notExpected).toBe(before.notExpected + 1)
})

test("whoever serves elsewhere from today on is counted there", async () => {
	await one.office.office
		.insertInto("unit")
		.values({ id: "rsud", name: "RSUD", position: 1 })
		.execute()
	const board = boardOn()
	await board.refresh()
	expect(await unitsOf(board)).toEqual([
		["dinkes", 4],
		["rsud", 0],
	])
	const moved = { kind: "spell", unit: "rsud", schedule: "lima-hari" } as const
	await board.touchEntries(await write(date, moved))
	expect(await unitsOf(board)).toEqual([
		["dinkes", 3],
		["rsud", 1],
	])
})

test("a refresh that began before a tap does not write over what the tap brought", async () => {
	class SlowProjections extends ProjectionStore {
		gate: Promise<void> | undefined
		override async punchesOf(...asked: Parameters<ProjectionStore["punchesOf"]>) {
			const rows = await super.punchesOf(...asked)
			await (asked[0].length > 1 ? this.gate : undefined)
			return rows
		}
	}
	const slow = new SlowProjections(one.office.office)
	const board = boardOn(slow)
	await board.refresh()
	const before = await present(board)
	let open: () => void = () => undefined
	slow.gate = new Promise((resolve) => {
		open = resolve
	})
	const refreshed = board.refresh()
	await new Promise((later) => setTimeout(later, 50))
	one.tap("07:20", "after")
	await one.deliver("10:01")
	await board.touch([{ employee: "after", workDate: date }])
	expect(await present(board)).toBe(before + 1)
	open()
	await refreshed
	expect(await present(board)).toBe(before + 1)
})

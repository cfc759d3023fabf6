// An outage proposed for excuse, and a correction that brings the machine's own evidence: on real files.
import { wallSecond } from "@hadir/shared/time/local-time.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Actor } from "../domain/entries/entry.ts"
import type { EntryContent } from "../domain/entries/entry-contents.ts"
import { askCorrection } from "./ask-correction.ts"
import { stepEntry, writeEntries } from "./keep-entries.ts"
import { date, KioskDay, people } from "./kiosk-day.fixture.ts"
import { proposeExcuse, writeMassExcuse } from "./propose-excuse.ts"

let one: KioskDay
let made = 0
const seconds = (hour: number, minute = 0) => (hour * 60 + minute) * 60
const window = { unit: "dinkes", date, from: seconds(7), until: seconds(9, 40) }
const dewi: Actor = { username: "dewi", role: "bkpsdm" }
const sari: Actor = { username: "sari", role: "bkpsdm" }

/** Dead from 07:05 to 09:40; two came before, one of them twice refused by the reader. */
beforeEach(async () => {
	one = await KioskDay.open()
	made = 0
	one.start("00:00")
	one.keep("06:57", { k: "reader", reader: "card-1", state: "ready", failed: 12 })
	one.tap("06:58", "early")
	await one.deliver("07:05")
	one.start("09:40", "07:05")
	one.tap("09:41", "after")
	for (const who of ["early", "after", "leaving"]) one.tap("16:05", who)
	await one.deliver("23:59")
})
afterEach(() => one.close())

const parts = () => ({ ...one.parts(), makeId: () => `e${++made}` })

test("the proposal names whom it touches and that the journal shows it", async () => {
	expect(await proposeExcuse(parts(), window, { unit: undefined })).toEqual({
		touched: ["after", "leaving", "nobody"].map((employee) => ({
			...{ employee, date, end: "arrival", isAttested: true },
		})),
	})
	const afternoon = { ...window, from: seconds(12), until: seconds(15) }
	expect(await proposeExcuse(parts(), afternoon, { unit: undefined })).toEqual({ touched: [] })
})

test("a dark minute in the morning attests nothing of the afternoon, and who was in time is left out", async () => {
	const wide = { ...window, from: seconds(9, 39), until: seconds(17) }
	expect(await proposeExcuse(parts(), wide, { unit: undefined })).toEqual({
		touched: [{ employee: "nobody", date, end: "departure", isAttested: false }],
	})
})

test("the end of a night shift is excused on the date the shift began", async () => {
	const db = one.office.office
	const tap = await db.selectFrom("punch").selectAll().executeTakeFirstOrThrow()
	await db
		.insertInto("punch")
		.values({ ...tap, record: "older", work_date: "2026-11-20", at: tap.at - 4 * 86_400_000 })
		.execute()
	const night: EntryContent = { kind: "rosterDay", shifts: ["malam"] }
	const before = "2026-11-23"
	const wish = { employee: "nobody", from: before, until: before, content: night }
	await writeEntries(parts(), [wish], dewi)
	const morning = { ...window, from: seconds(6, 50), until: seconds(7, 10) }
	const { touched } = await proposeExcuse(parts(), morning, { unit: undefined })
	expect(touched).toEqual([
		{ employee: "nobody", date: before, end: "departure", isAttested: true },
	])
})

test("what nobody's punch fell into is not excused", async () => {
	const wish = { ...window, from: seconds(12), until: seconds(13), reason: "x", letter: "1" }
	expect(await writeMassExcuse(parts(), wish, dewi)).toMatchObject({ fault: { code: "nobody" } })
})

test("agreed to by a second person, it excuses the arrival of those it touches and nothing else", async () => {
	const wish = { ...window, reason: "listrik padam", letter: "12/X/2026" }
	const written = await writeMassExcuse(parts(), wish, dewi)
	expect(written).toMatchObject({ ok: true, value: [{ id: "e1", content: { attested: true } }] })
	const agree = { entry: "e1", kind: "agreed", reason: "" } as const
	expect(await stepEntry(parts(), agree, dewi)).toMatchObject({ fault: { code: "own-entry" } })
	expect((await one.states()).after).toBe("toDecide")
	expect(await stepEntry(parts(), agree, sari)).toMatchObject({ ok: true })
	expect(await one.states()).toEqual({
		...{ early: "present", after: "present", leaving: "present", nobody: "partial" },
	})
	expect((await one.days()).get("after")?.reasons).toContainEqual({
		...{ rule: "excusedPunch", end: "arrival", reason: "listrik padam", letter: "12/X/2026" },
	})
})

test("a head's word about a time when the machines served is marked for ever", async () => {
	await writeMassExcuse(parts(), { ...window, reason: "listrik padam", letter: "12" }, dewi)
	await stepEntry(parts(), { entry: "e1", kind: "agreed", reason: "" }, sari)
	const evening = { ...window, from: seconds(15, 30), until: seconds(16, 30) }
	const wish = { ...evening, reason: "mesin antre", letter: "13/X/2026" }
	const written = await writeMassExcuse(parts(), wish, dewi)
	expect(written).toMatchObject({ ok: true, value: [{ content: { attested: false } }] })
	await stepEntry(parts(), { entry: "e2", kind: "agreed", reason: "" }, sari)
	expect((await one.days()).get("nobody")?.reasons).toContainEqual(
		expect.objectContaining({ reason: "mesin antre (tanpa bukti mesin)" }),
	)
})

test("a correction carries what the machine itself says about the time", async () => {
	const wish = { employee: "after", date, end: "arrival", second: seconds(7, 10) } as const
	const self: Actor = { username: "after", role: "employee" }
	const asked = await askCorrection(parts(), { ...wish, reason: "mesin mati" }, self)
	const midnight = wallSecond({ date, second: 0 })
	expect(asked).toMatchObject({
		ok: true,
		value: [
			{
				content: {
					kind: "correction",
					evidence: {
						outOfService: [
							{ cause: "lost", from: midnight + seconds(7, 5), until: midnight + seconds(7, 40) },
						],
						failedReads: [{ reader: "card-1", failed: 12 }],
						taps: 1,
					},
				},
			},
		],
	})
})

test.each([
	["somebody else's day", { username: "early", role: "employee" }, "no-person"],
	["a person of another unit", { username: "x", role: "operator", unit: "rsud" }, "no-person"],
] as const)("nobody asks for %s", async (_, actor, code) => {
	const wish = { employee: "after", date, end: "arrival", second: seconds(7), reason: "x" } as const
	expect(await askCorrection(parts(), wish, actor)).toMatchObject({ fault: { code } })
})

test("a punch that is still to come is made at the machine", async () => {
	const wish = {
		employee: "after",
		date: "2026-11-25",
		end: "arrival",
		second: seconds(7),
	} as const
	const self: Actor = { username: "after", role: "employee" }
	expect(await askCorrection(parts(), { ...wish, reason: "x" }, self)).toMatchObject({
		...{ fault: { code: "not-yet" } },
	})
})

/** As an import of a transfer has it: the list says where people are now, spells where they were. */
async function moveEveryone(): Promise<void> {
	await one.office.office
		.insertInto("unit")
		.values({ id: "rsud", name: "RSUD", position: 9 })
		.execute()
	await one.office.office.updateTable("employee").set({ unit: "rsud" }).execute()
	const content = { kind: "spell", unit: "dinkes", schedule: "lima-hari" } as const
	for (const employee of people) {
		const wish = { employee, from: "2020-01-01", until: date, content }
		expect(await writeEntries(parts(), [wish], dewi)).toMatchObject({ ok: true })
	}
}

test("a transfer leaves the outages of the unit before it as they were", async () => {
	const before = await one.states()
	expect(before.after).toBe("toDecide")
	await moveEveryone()
	expect(await one.states()).toEqual(before)
})

test("and the excuses", async () => {
	await writeMassExcuse(parts(), { ...window, reason: "listrik padam", letter: "12" }, dewi)
	await stepEntry(parts(), { entry: "e1", kind: "agreed", reason: "" }, sari)
	const before = await one.states()
	expect(before.after).toBe("present")
	await moveEveryone()
	expect(await one.states()).toEqual(before)
})

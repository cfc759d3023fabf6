// Entries in office.db: two who step at once, and a driver that gives numbers of 64 bits as text.
import { addDays } from "@hadir/shared/time/local-date.ts"
import fc from "fast-check"
import type { KyselyPlugin } from "kysely"
import { afterEach, beforeEach, expect, test } from "vitest"
import type { Entry, EntryStep } from "../domain/entries/entry.ts"
import { OfficeLog } from "../usecases/office-log.fixture.ts"
import { EntryStore } from "./entry-store.ts"
import { ImportStore } from "./import-store.ts"

let office: OfficeLog
const agreed: EntryStep = { kind: "agreed", by: "dewi", role: "bkpsdm", at: 1_000, reason: "" }
const entry: Entry = {
	...{ id: "e1", employee: "maria", from: "2026-11-02", until: "2026-11-03", batch: "b1" },
	...{ enteredBy: "rambu", enteredAs: "operator", enteredAt: 900, steps: [] },
	content: { kind: "letter", letterKind: "cutiTahunan", letter: "851/7/2026" },
}

beforeEach(async () => {
	office = await OfficeLog.open()
	await office.book.add([entry])
})
afterEach(() => office.close())

/** A step that another transaction wrote after the count: its number is what the next one would take. */
const fromOutside = () =>
	office.office
		.insertInto("entry_step")
		.values({ entry: "e1", n: 2, ...agreed })
		.execute()

test("whoever finds the place of a step taken after they counted is told, and nothing is thrown", async () => {
	await fromOutside()
	expect(await office.book.step("e1", 1, agreed)).toBe(false)
	expect((await office.book.entry("e1"))?.steps).toHaveLength(1)
	expect(await office.book.step("e1", 0, agreed), "counted before the other").toBe(false)
})

test("an import is not taken back by whoever was overtaken, nor half of it", async () => {
	const ledger = new ImportStore(office.office)
	const batch = { id: "b1", kind: "leave", file: "cuti.xlsx", enteredBy: "rambu" } as const
	const counts = { fresh: 1, changed: 0, known: 0, refused: 0 }
	await ledger.apply(
		{ ...batch, enteredAs: "bkpsdm", enteredAt: 900, counts },
		{ entries: [], changes: [], facts: [] },
	)
	await fromOutside()
	const step: EntryStep = { ...agreed, kind: "withdrawn" }
	const undo = { batch: "b1", by: "sari", at: 1, reason: "keliru", lastDay: "", cardsEnd: 1 }
	const steps = [{ entry: "e1", given: 1, step }]
	expect(await ledger.undo({ ...undo, steps })).toBeUndefined()
	expect(await ledger.batch("b1")).not.toHaveProperty("undone")
})

test("moments are numbers, whatever the driver makes of 64 bits", async () => {
	await office.book.step("e1", 0, agreed)
	const asText: KyselyPlugin = {
		transformQuery: ({ node }) => node,
		transformResult: async ({ result }) => ({
			...result,
			rows: result.rows.map((row) =>
				Object.fromEntries(
					Object.entries(row).map(([name, value]) => [
						name,
						typeof value === "number" ? String(value) : value,
					]),
				),
			),
		}),
	}
	const book = new EntryStore(office.office.withPlugin(asText))
	expect(await book.entry("e1")).toMatchObject({ enteredAt: 900, steps: [{ at: 1_000 }] })
})

test.each([39, 40, 41])(
	"an entry of %i days is found on its last day and not after it",
	async (days) => {
		const until = addDays("2026-06-01", days - 1)
		await office.book.add([{ ...entry, id: "e2", from: "2026-06-01", until }])
		const on = async (date: string) =>
			(await office.book.touching({ people: ["maria"], dates: { from: date, through: date } }))
				.length
		expect([await on(until), await on(addDays(until, 1))]).toEqual([1, 0])
	},
)

test("whatever touches a span is found, however long it lasts; nothing else is", async () => {
	const day = fc.integer({ min: 0, max: 150 })
	const length = fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined })
	const person = fc.constantFrom("maria", "yusuf", undefined)
	const asked = fc.record({ first: day, days: fc.integer({ min: 0, max: 40 }) })
	const dateOf = (index: number) => addDays("2026-06-01", index)
	const written = fc.array(fc.tuple(day, length, person), { minLength: 1, maxLength: 30 })
	await fc.assert(
		fc.asyncProperty(written, asked, async (spans, { first, days }) => {
			await office.office.deleteFrom("entry").execute()
			const made = spans.map(([start, last, employee], index): Entry => {
				const until = last === undefined ? undefined : dateOf(start + last)
				return { ...entry, id: `e${index}`, employee, from: dateOf(start), until }
			})
			await office.book.add(made)
			const dates = { from: dateOf(first), through: dateOf(first + days) }
			const touches = ({ from, until = "9999" }: Entry) =>
				from <= dates.through && until >= dates.from
			const found = async (people: readonly string[] | "everyone") =>
				(await office.book.touching({ people, dates })).map(({ id }) => id)
			const wanted = (isOf: (one: Entry) => boolean) =>
				made
					.filter((one) => touches(one) && isOf(one))
					.map(({ id }) => id)
					.sort()
			expect(await found("everyone")).toEqual(wanted(() => true))
			expect(await found(["maria"])).toEqual(wanted(({ employee }) => employee !== "yusuf"))
		}),
		{ numRuns: 60 },
	)
})

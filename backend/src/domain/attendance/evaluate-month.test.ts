import { expect, test } from "vitest"
import { evaluateMonth } from "./evaluate-month.ts"
import { at, calendar, personOf, policy } from "./one-day.fixture.ts"

const ordinary = ["07:25:00", "16:35:00"]
const special: Readonly<Record<string, readonly string[]>> = {
	"01": ["07:46:10", "16:02:00"],
	"03": ["08:12:40", "15:40:00"],
	"09": [],
	"11": ["07:28:00"],
	"23": ["09:05:59", "16:00:00"],
}

/** September 2026 of the national ladder's worked example, without its leave, travel and muster. */
function september(now: { date: string; second: number }) {
	const days = Array.from({ length: 30 }, (_, index) => String(index + 1).padStart(2, "0"))
	const punches = days.flatMap((day, index) =>
		(special[day] ?? ordinary).map((clock) => ({
			record: `${day} ${clock}`,
			second: index * 86_400 + at(clock),
			place: "Lobi",
		})),
	)
	const person = personOf({ date: "2026-09-01", punches })
	return evaluateMonth(person, "2026-09", { policy, calendar, now })
}

test("Kepmendagri 900-4700/2020: TL1 + TL2 + PSW1 + TK + PSW4 + TL4 are 8 % of the discipline share", () => {
	const { days, recap } = september({ date: "2026-10-01", second: 0 })
	expect(days).toHaveLength(30)
	expect(recap).toMatchObject({
		workingDays: 22,
		present: 21,
		lateDays: 3,
		lateMinutes: 16 + 42 + 95,
		earlyDays: 1,
		earlyMinutes: 20,
		missingIn: 0,
		missingOut: 1,
		absent: 1,
		leave: 0,
		travel: 0,
		open: 0,
		cutBasisPoints: 800,
		bands: { TL1: 1, TL2: 1, TL4: 1, PSW1: 1, PSW4: 1 },
	})
})

test("a month that still runs counts the days to come as open, and every working day once", () => {
	const { recap } = september({ date: "2026-09-11", second: at("12:00:00") })
	expect(recap).toMatchObject({ workingDays: 22, present: 7, absent: 1, open: 14 })
	expect(recap.present + recap.absent + recap.open).toBe(recap.workingDays)
	expect(recap.cutBasisPoints).toBe(50 + 150 + 300)
})

test("a day that still runs adds no late day yet, though the arrival is known", () => {
	const { days, recap } = september({ date: "2026-09-23", second: at("10:00:00") })
	expect(days[22]?.arrival.kind).toBe("late")
	expect([recap.lateDays, recap.lateMinutes]).toEqual([2, 16 + 42])
})

test("a missing in-punch is counted as such and adds no minutes: nobody knows them", () => {
	const out = [{ record: "out", second: at("16:05:00"), place: "Lobi" }]
	const person = personOf({ date: "2026-10-01", punches: out })
	const now = { date: "2026-11-01", second: 0 }
	const { days, recap } = evaluateMonth(person, "2026-10", { policy, calendar, now })
	expect(days.at(-1)?.date).toBe("2026-10-31")
	expect(recap).toMatchObject({ present: 1, missingIn: 1, missingOut: 0 })
	expect([recap.lateDays, recap.lateMinutes]).toEqual([0, 0])
})

import { personMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { expect, test } from "vitest"
import { calendar, policy, scheduleId } from "../regulation/national-template.fixture.ts"
import { evaluateMonth } from "./evaluate-month.ts"

function at(clock: string): number {
	const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number)
	return hour * 3600 + minute * 60 + second
}

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
	const punches = new Map(
		days.map((day) => [
			`2026-09-${day}`,
			(special[day] ?? ordinary).map((clock) => ({
				record: `${day} ${clock}`,
				second: at(clock),
				place: "Lobi",
			})),
		]),
	)
	return evaluateMonth({ month: "2026-09", now, punches, policy, scheduleId, calendar })
}

test("Kepmendagri 900-4700/2020: TL1 + TL2 + PSW1 + TK + PSW4 + TL4 are 8 % of the discipline share", () => {
	const { days, recap } = september({ date: "2026-10-01", second: 0 })
	expect(days).toHaveLength(30)
	expect(recap).toEqual({
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
	})
	expect(personMonthMessage.shape.totals.parse(recap)).toEqual(recap)
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
	const punches = new Map([["2026-10-01", out]])
	const now = { date: "2026-11-01", second: 0 }
	const month = { month: "2026-10", now, punches, policy, scheduleId, calendar }
	const { days, recap } = evaluateMonth(month)
	expect(days.at(-1)?.date).toBe("2026-10-31")
	expect(recap).toMatchObject({ present: 1, missingIn: 1, missingOut: 0 })
	expect([recap.lateDays, recap.lateMinutes]).toEqual([0, 0])
})

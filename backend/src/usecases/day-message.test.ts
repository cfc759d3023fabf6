import { personMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { expect, test } from "vitest"
import type { Punch } from "../domain/attendance/day-record.ts"
import { evaluateMonth } from "../domain/attendance/evaluate-month.ts"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import { at, calendar, personOf, policy } from "../domain/attendance/one-day.fixture.ts"
import { dayMessage, totalsMessage } from "./day-message.ts"

const long = { date: "2027-02-01", second: 0 }

function record(date: string, punches: readonly Partial<Punch>[], now = long) {
	const given = punches.map((punch) => ({ record: "1", second: 0, place: "Lobi", ...punch }))
	const span = { from: date, through: date }
	const [day] = evaluatePerson(personOf({ date, punches: given }), span, { policy, calendar, now })
	if (day === undefined) throw new Error("a day has one record")
	return day
}

test.each([
	["late and early", "2026-11-04", [{ second: at("07:52:09") }, { second: at("15:00:00") }]],
	["absent", "2026-11-04", []],
	["a holiday", "2026-12-25", [{ second: at("10:00:00") }]],
	["no decree", "2027-01-04", []],
	["a doubtful clock", "2026-11-04", [{ second: 9, errSeconds: 30, doubt: "unsure" }]],
] as const)("%s fills the message of the staff pages, field by field", (_, date, punches) => {
	const message = dayMessage(record(date, punches))
	expect(personMonthMessage.shape.days.element.parse(message)).toEqual(message)
})

test("so does a running day", () => {
	const now = { date: "2026-11-23", second: at("07:41:00") }
	const message = dayMessage(record(now.date, [{ second: at("07:28:14") }], now))
	expect(personMonthMessage.shape.days.element.parse(message)).toEqual(message)
	expect(message.reasons).toEqual(["Hari masih berjalan. Masuk 07:28:14."])
})

test("the totals are those of the month's page", () => {
	const person = personOf({ date: "2026-11-04", punches: [] })
	const { recap } = evaluateMonth(person, "2026-11", { policy, calendar, now: long })
	const totals = totalsMessage(recap)
	expect(personMonthMessage.shape.totals.parse(totals)).toEqual(totals)
	expect(totals).toMatchObject({ workingDays: 21, absent: 21, cutBasisPoints: 21 * 300 })
})

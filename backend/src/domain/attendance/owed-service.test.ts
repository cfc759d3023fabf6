import { expect, test } from "vitest"
import { calendar, policy, scheduleId } from "../regulation/national-template.fixture.ts"
import { owedService } from "./owed-service.ts"

const at = (hour: number, minute = 0) => (hour * 60 + minute) * 60

test.each([
	["a Monday, work 07:30-16:00", "2026-11-23", [{ from: at(7), until: at(18) }]],
	["a Friday, work until 16:30", "2026-11-27", [{ from: at(7), until: at(18, 30) }]],
	["a Sunday", "2026-11-22", []],
	["a holiday", "2026-12-25", []],
	["before the policy", "2024-12-31", []],
])("on %s machines owe", (_, date, spans) => {
	expect(owedService(date, { schedules: [scheduleId] }, { policy, calendar })).toEqual(spans)
})

test("by the six-day week machines owe a Saturday too, and by roster every hour", () => {
	const owed = (schedule: string) =>
		owedService("2026-11-21", { schedules: [schedule] }, { policy, calendar })
	expect(owed("lima-hari")).toEqual([])
	expect(owed("enam-hari")).toEqual([{ from: at(7), until: at(15, 30) }])
	expect(owed("piket")).toContainEqual({ from: at(20, 30), until: at(33) })
})

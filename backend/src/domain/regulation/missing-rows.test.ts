import { expect, test } from "vitest"
import { missingRows } from "./missing-rows.ts"
import { policy, scheduleId } from "./national-template.fixture.ts"

test.each([
	["2025-01-01", []],
	["2024-12-31", ["windows", "counting", "repeats", "service", "cuts"]],
	["2023-04-11", ["schedules (lima-hari)", "windows", "counting", "repeats", "service", "cuts"]],
])("on %s the template lacks %o", (date, tables) => {
	expect(missingRows(policy, scheduleId, date)).toEqual(tables)
})

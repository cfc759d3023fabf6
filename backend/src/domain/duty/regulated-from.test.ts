// Tables that begin within a span: the day before, the day of it.
import { expect, test } from "vitest"
import { policy } from "../regulation/national-template.fixture.ts"
import type { Policy } from "../regulation/policy.ts"
import { regulatedFrom } from "./regulated-from.ts"
import type { Spell } from "./spell.ts"

const span = { from: "2026-01-01", through: "2026-12-31" }
const july = <Row extends object>(rows: readonly Row[]) =>
	rows.map((row) => ({ ...row, from: "2026-07-01" }))
const cutsFromJuly: Policy = { ...policy, cuts: july(policy.cuts) }
const shiftsFromJuly: Policy = { ...policy, shiftWindows: july(policy.shiftWindows ?? []) }
const noCuts: Policy = { ...policy, cuts: [] }
const week: Spell = { unit: "dinkes", schedule: "lima-hari" }
const roster = (day?: string) => ({
	days: new Map(day === undefined ? [] : [[day, ["pagi"]]]),
	patterns: [],
})

test.each([
	["every table holds all year", policy, [week], undefined, "2026-01-01"],
	["one begins in July", cutsFromJuly, [week], undefined, "2026-07-01"],
	["none ever", noCuts, [week], undefined, undefined],
	["in service since July", cutsFromJuly, [{ ...week, from: "2026-07-01" }], undefined, span.from],
	["a day more", cutsFromJuly, [{ ...week, from: "2026-06-30" }], undefined, "2026-07-01"],
	["shifts that nobody has", shiftsFromJuly, [week], undefined, span.from],
	["a shift the day before they begin", shiftsFromJuly, [week], "2026-06-30", "2026-07-01"],
	["on the day", shiftsFromJuly, [week], "2026-07-01", span.from],
] as const)("%s", (_, rules, service, shiftOn, from) => {
	expect(regulatedFrom(rules, { service, roster: roster(shiftOn) }, span)).toBe(from)
})

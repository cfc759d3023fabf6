import { expect, test } from "vitest"
import { addTotals, totalsOf } from "./test-totals.ts"

const report = (facts: object) =>
	JSON.stringify({
		numPassedTests: 3,
		numFailedTests: 0,
		success: true,
		testResults: [{ status: "passed", assertionResults: [{}, {}, {}] }],
		...facts,
	})
const unloaded = { status: "failed", assertionResults: [] }

test.each([
	["all passed", report({}), { passed: 3, failed: 0 }],
	["two failed", report({ numFailedTests: 2, success: false }), { passed: 3, failed: 2 }],
	[
		"a file that did not load",
		report({ success: false, testResults: [unloaded] }),
		{ passed: 3, failed: 1 },
	],
	["an error outside every test", report({ success: false }), { passed: 3, failed: 1 }],
	["a run that ended without a report", undefined, { passed: 0, failed: 1 }],
	["a report of another shape", "{}", { passed: 0, failed: 1 }],
])("%s", (_, text, totals) => {
	expect(totalsOf(text)).toEqual(totals)
})

test("runs are added up", () => {
	expect(
		addTotals([
			{ passed: 3, failed: 1 },
			{ passed: 4, failed: 0 },
		]),
	).toEqual({ passed: 7, failed: 1 })
})

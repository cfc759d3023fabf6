// Adds up what vitest's JSON reports say, so that nothing that failed is counted as nothing.
import { z } from "zod"

export type Totals = { readonly passed: number; readonly failed: number }

const report = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	success: z.boolean(),
	testResults: z.array(
		z.object({ status: z.string(), assertionResults: z.array(z.looseObject({})) }),
	),
})

/** @param text the report; undefined when the run ended without one, which is one failure */
export function totalsOf(text: string | undefined): Totals {
	const parsed = report.safeParse(text === undefined ? undefined : JSON.parse(text))
	if (!parsed.success) return { passed: 0, failed: 1 }
	const { numPassedTests, numFailedTests, success, testResults } = parsed.data
	// A file that could not even be loaded has no tests that could have failed.
	const unloaded = testResults.filter(
		(file) => file.status === "failed" && file.assertionResults.length === 0,
	).length
	const failed = numFailedTests + unloaded
	return { passed: numPassedTests, failed: success || failed > 0 ? failed : 1 }
}

export const addTotals = (all: readonly Totals[]): Totals => ({
	passed: all.reduce((sum, { passed }) => sum + passed, 0),
	failed: all.reduce((sum, { failed }) => sum + failed, 0),
})

import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { isInForce } from "./in-force.ts"
import type { Policy } from "./policy.ts"
import { scheduleOf } from "./terms.ts"

/**
 * The tables of the policy without a row in force on the date, by their names in the file. Asked at
 * the edges before a figure is: a day that lacks one is refused with a sentence, never a crash.
 */
export function missingRows(policy: Policy, scheduleId: string, date: LocalDate): string[] {
	const tables = {
		[`schedules (${scheduleId})`]: scheduleOf(policy, scheduleId).rows,
		windows: policy.windows,
		counting: policy.counting,
		repeats: policy.repeats,
		service: policy.service,
		cuts: policy.cuts,
	}
	return Object.entries(tables)
		.filter(([, rows]) => !isInForce(rows, date))
		.map(([name]) => name)
}

// The reference: the least that any program does with the same punches, a loop over the same arrays.
import type { PersonFacts } from "@hadir/backend/domain/attendance/person-facts.ts"

const daySeconds = 86_400
const start = 7.5 * 3600

/** First and last punch of each calendar day and the minutes after 07:30: no rule, no reason, no record. */
export function bareMonth(people: readonly PersonFacts[]): number {
	let late = 0
	for (const { punches } of people) {
		let day = -1
		let first = 0
		for (const { at } of punches) {
			const of = Math.floor(at / daySeconds)
			if (of !== day) {
				day = of
				first = at - of * daySeconds
				late += Math.max(0, Math.floor((first - start) / 60))
			}
		}
	}
	return late
}

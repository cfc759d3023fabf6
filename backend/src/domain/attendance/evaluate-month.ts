import { datesOfMonth, type LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "./day-record.ts"
import { evaluatePerson, type OfficeNow } from "./evaluate-person.ts"
import type { PersonFacts } from "./person-facts.ts"
import { type Recap, recapOf } from "./recap.ts"

/** One person's month: every date of it in order, and the totals. */
export function evaluateMonth(
	person: PersonFacts,
	month: LocalMonth,
	office: OfficeNow,
): { readonly days: DayRecord[]; readonly recap: Recap } {
	const dates = datesOfMonth(month)
	const span = { from: dates[0] ?? "", through: dates.at(-1) ?? "" }
	const days = evaluatePerson(person, span, office)
	return { days, recap: recapOf(days) }
}

// What is left of a year's annual leave, of what the books hold.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { addDays } from "@hadir/shared/time/local-date.ts"
import { localMoment, wallDate } from "@hadir/shared/time/local-time.ts"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import type { Letter } from "../domain/attendance/person-facts.ts"
import { regulatedFrom } from "../domain/duty/regulated-from.ts"
import { type AnnualLeave, annualLeave, type LeaveYear } from "../domain/leave/annual-leave.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { chargedDays, type KnownLeave, yearsBack } from "./known-leave.ts"
import type { MonthParts } from "./person-month.ts"
import type { Dates } from "./service-of.ts"

type Clock = Pick<MonthParts, "now" | "zone">

/** @param asked letters that do not count yet, taken as if they did */
export function balanceOf(
	parts: Clock,
	known: KnownLeave,
	{ year, asked = [] }: { readonly year: number; readonly asked?: readonly Letter[] },
): Result<AnnualLeave, Fault<"no-start">> {
	const { since } = known
	if (since === undefined) {
		return fail("no-start", "Tanggal mulai bekerja belum tercatat; isi lebih dahulu.")
	}
	const letters = [...known.letters.filter(({ isWaiting }) => !isWaiting), ...asked]
	const years = yearsUpTo(year)
		.filter((of) => of === year || isOnRecord(known, letters, of))
		.map((of) => yearOfLeave(parts, known, { year: of, letters }))
	return succeed(annualLeave(year, { since, years }))
}

const yearsUpTo = (year: number): readonly number[] =>
	Array.from({ length: yearsBack + 1 }, (_, index) => year - yearsBack + index)

const datesOf = (year: number) => ({ from: `${year}-01-01`, through: `${year}-12-31` })

/**
 * Of a year before the books began, or in the middle of which they did, nobody knows what was taken, so it leaves
 * nothing over.
 */
const isOnRecord = (
	{ person, office }: KnownLeave,
	letters: readonly Letter[],
	year: number,
): boolean =>
	office.calendar.years.has(year) &&
	(letters.some((one) => isWithin(one, year)) ||
		person.punches.some(({ at }) => yearOf(wallDate(at)) === year)) &&
	// Each date of the year is looked at, so it is asked last.
	regulatedFrom(office.policy, person, datesOf(year)) === datesOf(year).from

const isWithin = ({ from, until }: Letter, year: number): boolean =>
	yearOf(from) <= year && yearOf(until) >= year

function yearOfLeave(
	parts: Clock,
	known: KnownLeave,
	{ year, letters }: { readonly year: number; readonly letters: readonly Letter[] },
): LeaveYear {
	const { person, office } = known
	const { from: first, through } = datesOf(year)
	const from = regulatedFrom(office.policy, person, { from: first, through })
	const opening = openingOf(known, year)
	return {
		...{ year, taken: chargedDays(known, letters, year).length },
		hadLongLeave: letters.some(
			(one) => one.kind === "cutiBesar" && one.part === undefined && isWithin(one, year),
		),
		credited:
			from === undefined
				? 0
				: creditedDays(parts, { person: { ...person, letters }, office }, { from, through }),
		...(opening !== undefined && { opening }),
		...(from !== first && { countedFrom: from ?? addDays(through, 1) }),
	}
}

/** Where two speak of the same year, the one written later counts. */
function openingOf({ openings }: KnownLeave, year: number) {
	const found = openings
		.flatMap(({ content, enteredAt }) =>
			content.kind === "leaveBalance" && content.year === year ? [{ ...content, enteredAt }] : [],
		)
		.sort((a, b) => a.enteredAt - b.enteredAt)
		.at(-1)
	return found && { days: found.days, source: found.source }
}

/** Only on collective leave is there anything to add, so only its dates are evaluated. */
function creditedDays(
	parts: Clock,
	{ person, office }: Pick<KnownLeave, "person" | "office">,
	{ from, through }: Dates,
): number {
	const now = localMoment(parts.now(), parts.zone)
	return [...office.calendar.holidays]
		.filter(
			([date, days]) =>
				date >= from && date <= through && days.some(({ kind }) => kind === "cuti_bersama"),
		)
		.flatMap(([date]) => evaluatePerson(person, { from: date, through: date }, { ...office, now }))
		.reduce((sum, { leaveCredit }) => sum + leaveCredit, 0)
}

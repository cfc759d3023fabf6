// A person's duties over a span on one line of time, and the punches that each date claims.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { daySeconds, wallDate, wallSecond } from "@hadir/shared/time/local-time.ts"
import { dueOn, type Office } from "../duty/due-on.ts"
import type { Due, Duty } from "../duty/duty.ts"
import { narrow } from "../duty/narrow.ts"
import { overtimeMarginMinutes, reachingInto } from "../duty/overtime.ts"
import { clockWindows } from "../duty/punch-windows.ts"
import { isOwnUnit } from "../duty/spell.ts"
import { type PlacedDuty, placeDuties } from "../duty/timeline.ts"
import { inForce, isInForce } from "../regulation/in-force.ts"
import { pairingOn } from "../regulation/terms.ts"
import { claimOf, claimPunches, type LinePunch, widened } from "./claim-punches.ts"
import type { Letter, OvertimeOrder, PersonFacts, TimedPunch } from "./person-facts.ts"
import { flagRepeats } from "./repeats.ts"

export type PlacedPerson = {
	readonly dues: ReadonlyMap<LocalDate, Due>
	/** In order; of dates around the span too, for whose windows and hand-overs they matter. */
	readonly duties: readonly PlacedDuty[]
	/** Indexes into `duties`. */
	readonly byDate: ReadonlyMap<LocalDate, readonly number[]>
	readonly punches: ReadonlyMap<LocalDate, readonly LinePunch[]>
}

export function placePerson(
	person: PersonFacts,
	span: { readonly from: LocalDate; readonly through: LocalDate },
	office: Office,
): PlacedPerson {
	const dues = new Map<LocalDate, Due>()
	const { from, through } = widened(span)
	for (let date = from; date <= through; date = addDays(date, 1)) {
		// Beyond the policy's first rows nobody can say what is due, nor does anybody ask.
		const isAsked = date >= span.from && date <= span.through
		if (isAsked || isRegulated(date, office)) dues.set(date, dueOn(date, person, office))
	}
	const days = [...dues].map(
		([date, due]) => [date, dutiesLeft(date, due, person, office)] as const,
	)
	const duties = placeDuties(days, (date) => pairingOn(office.policy, date).handOverMinutes)
	const byDate = Map.groupBy(duties.keys(), (index) => duties[index]?.date ?? "")
	return { dues, duties, byDate, punches: claimed(person, duties, office) }
}

const isRegulated = (date: LocalDate, { policy }: Office): boolean =>
	[policy.windows, policy.shiftWindows ?? policy.windows].every((rows) => isInForce(rows, date)) &&
	policy.schedules.every(({ kind, ...schedule }) =>
		"rows" in schedule ? isInForce(schedule.rows, date) : kind === "roster",
	) &&
	(policy.shifts ?? []).every(({ rows }) => isInForce(rows, date))

/** What letters for part of a day and orders of overtime leave of a date's duties. */
function dutiesLeft(
	date: LocalDate,
	due: Due,
	{ letters = [], overtime = [] }: PersonFacts,
	{ policy }: Office,
): readonly Duty[] {
	if (due.kind !== "work") return []
	const parts = lettersOn(letters, date).flatMap(({ part }) => part ?? [])
	const midnight = wallSecond({ date, second: 0 })
	const orders = ordersOn(overtime, date).map((order) => ({
		from: Math.floor((order.from - midnight) / 60),
		until: Math.ceil((order.until - midnight) / 60),
	}))
	return due.duties.flatMap((duty) => {
		const windowsOf = (hours: { readonly start: number; readonly end: number }) =>
			clockWindows(hours, { ...inForce(policy.windows, date, "windows"), ...duty.windows })
		let left: Duty | undefined = duty
		for (const part of parts) left = left === undefined ? undefined : narrow(left, part, windowsOf)
		return left === undefined ? [] : [reachingInto(left, orders)]
	})
}

export const lettersOn = (letters: readonly Letter[], date: LocalDate): readonly Letter[] =>
	letters.filter(({ from, until }) => from <= date && date <= until)

/** Overtime belongs to the date on which it starts. */
export function ordersOn(
	orders: readonly OvertimeOrder[],
	date: LocalDate,
): readonly OvertimeOrder[] {
	const midnight = wallSecond({ date, second: 0 })
	return orders.filter(({ from }) => from >= midnight && from < midnight + daySeconds)
}

function claimed(
	person: PersonFacts,
	duties: readonly PlacedDuty[],
	{ policy }: Office,
): ReadonlyMap<LocalDate, readonly LinePunch[]> {
	const margin = overtimeMarginMinutes * 60
	const ordered = (person.overtime ?? []).map(({ from, until }) => ({
		date: wallDate(from),
		from: from - margin,
		until: until + margin,
	}))
	const repeats = policy.repeats
	const dated = person.punches.map((punch) => linePunch(punch, person, policy.pairing))
	const flagged = flagRepeats(dated, ({ date }) =>
		isInForce(repeats, date) ? inForce(repeats, date, "repeats").windowSeconds : 0,
	)
	return claimPunches(flagged, duties.map(claimOf), ordered)
}

function linePunch(
	{ unit, ...punch }: TimedPunch,
	{ service, guestAt = [] }: PersonFacts,
	pairing: Office["policy"]["pairing"],
): Omit<LinePunch, "isRepeat"> {
	const date = wallDate(punch.at)
	const isOwn = unit === undefined || guestAt.includes(unit) || isOwnUnit(service, date, unit)
	if (isOwn || pairing === undefined || !isInForce(pairing, date)) return { ...punch, date }
	const { elsewhere } = inForce(pairing, date, "pairing")
	if (elsewhere === "allow") return { ...punch, date }
	return { ...punch, date, elsewhere: elsewhere === "flag" ? "counted" : "refused" }
}

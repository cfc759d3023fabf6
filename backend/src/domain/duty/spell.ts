// Where and by which schedule somebody serves, from one date to another.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"

/**
 * A stretch of service at one unit. A transfer ends one and begins the next: presence follows the
 * person, so that one month can hold two units.
 */
export type Spell = {
	/** Absent: since before anything is on record. */
	readonly from?: LocalDate | undefined
	/** The last day; absent: until further notice. */
	readonly until?: LocalDate | undefined
	readonly unit: string
	/** Id of a schedule of the policy. */
	readonly schedule: string
	/** Of the unit: whose local days count. */
	readonly region?: string | undefined
}

/** The spell of a date; where two overlap, the one that began last. */
export function spellOn(spells: readonly Spell[], date: LocalDate): Spell | undefined {
	let found: Spell | undefined
	for (const spell of spells) {
		if (spell.from !== undefined && spell.from > date) continue
		if (spell.until !== undefined && spell.until < date) continue
		if (found === undefined || (spell.from ?? "") >= (found.from ?? "")) found = spell
	}
	return found
}

type Stretch = { readonly from: LocalDate; readonly until: LocalDate }

/** The stretches of a span of dates that no spell speaks of, in order. */
export function uncovered(spells: readonly Spell[], { from, until }: Stretch): readonly Stretch[] {
	const found: Stretch[] = []
	let next: LocalDate | undefined = from
	const byStart = [...spells].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))
	for (const spell of byStart) {
		if (next === undefined || (spell.from ?? "") > until) break
		if (spell.from !== undefined && spell.from > next) {
			found.push({ from: next, until: addDays(spell.from, -1) })
		}
		if (spell.until === undefined) next = undefined
		else if (spell.until >= next) next = addDays(spell.until, 1)
	}
	return next === undefined || next > until ? found : [...found, { from: next, until }]
}

/** When service begins after a date without any, and when it ended before it. */
export function aroundGap(
	spells: readonly Spell[],
	date: LocalDate,
): { readonly begins?: LocalDate; readonly ended?: LocalDate } {
	const begins = spells
		.flatMap(({ from }) => (from !== undefined && from > date ? [from] : []))
		.sort()[0]
	const ended = spells
		.flatMap(({ until }) => (until !== undefined && until < date ? [until] : []))
		.sort()
		.at(-1)
	return { ...(begins !== undefined && { begins }), ...(ended !== undefined && { ended }) }
}

/** Whether a punch at a unit's machine is at the person's own, on that date. */
export function isOwnUnit(spells: readonly Spell[], date: LocalDate, unit: string): boolean {
	// A night shift that ends after a transfer is still served at the old unit.
	return [date, addDays(date, -1)].some((day) => spellOn(spells, day)?.unit === unit)
}

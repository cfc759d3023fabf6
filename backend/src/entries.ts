// The office's doors for entries, on its stores; the board is refreshed by what changes a figure of today.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { Entry } from "./domain/entries/entry.ts"
import type { EntryDoors } from "./http/entry-actions.ts"
import { askCorrection } from "./usecases/ask-correction.ts"
import type { CalendarParts } from "./usecases/calendar-desk.ts"
import { decideEntry } from "./usecases/decide-entry.ts"
import { disciplineYear } from "./usecases/discipline-year.ts"
import type { EntryParts } from "./usecases/keep-entries.ts"
import { askLeave, leaveBalance } from "./usecases/leave-desk.ts"
import { missingRosters } from "./usecases/missing-rosters.ts"
import type { OneAtATime } from "./usecases/one-at-a-time.ts"
import { everyUnit } from "./usecases/ports.ts"
import { proposeExcuse, writeMassExcuse } from "./usecases/propose-excuse.ts"
import { unknownUnit } from "./usecases/unknown-unit.ts"
import { looksFirst, writeEntry } from "./usecases/write-entry.ts"

/** @param onChange these were written or decided upon: they may change a day */
export function entryDoors(
	parts: EntryParts & CalendarParts & { readonly turns: OneAtATime },
	onChange: (entries: readonly Entry[]) => void,
): EntryDoors["entries"] {
	const after = async <T, F extends Fault>(
		doing: Promise<Result<T, F>>,
		written: (value: T) => readonly Entry[],
	): Promise<Result<T, F>> => {
		const done = await doing
		if (done.ok) onChange(written(done.value))
		return done
	}
	const all = (entries: readonly Entry[]) => entries
	return {
		list: async ({ employee, from, until }) => {
			const people = employee === undefined ? "everyone" : [employee]
			const found = await parts.book.touching({ people, dates: { from, through: until } })
			return found.filter((entry) => employee === undefined || entry.employee === employee)
		},
		step: (wish, actor) => {
			const work = () => decideEntry(parts, wish, actor)
			return after(wish.kind === "agreed" ? parts.turns.run(work) : work(), (entry) => [entry])
		},
		askLeave: (wish, actor) =>
			after(
				parts.turns.run(() => askLeave(parts, wish, actor)),
				({ entries }) => entries,
			),
		leaveBalance: (wanted) => leaveBalance(parts, wanted, everyUnit),
		askCorrection: (wish, actor) => after(askCorrection(parts, wish, actor), all),
		proposeExcuse: async (window) =>
			(await strangeUnit(parts, window)) ?? succeed(await proposeExcuse(parts, window, everyUnit)),
		writeExcuse: async (outage, actor) =>
			(await strangeUnit(parts, outage)) ?? after(writeMassExcuse(parts, outage, actor), all),
		write: (wish, actor) => {
			const work = () => writeEntry(parts, wish, actor)
			return after(looksFirst(wish) ? parts.turns.run(work) : work(), all)
		},
		discipline: (year) => disciplineYear(parts, year),
		missingRosters: (month) => missingRosters(parts, month),
	}
}

/** An outage at a unit that is not there would touch nobody, and look like good news. */
async function strangeUnit(
	{ registry }: Pick<CalendarParts, "registry">,
	{ unit }: { readonly unit: string },
): Promise<Result<never, Fault<"no-unit">> | undefined> {
	const units = await registry.units(everyUnit)
	return units.some(({ id }) => id === unit) ? undefined : fail("no-unit", unknownUnit(unit, units))
}

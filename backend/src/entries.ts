// The office's doors for entries, on its stores; the board is refreshed by what changes a figure of today.
import type { Fault, Result } from "@hadir/shared/result.ts"
import type { Entry } from "./domain/entries/entry.ts"
import type { EntryDoors } from "./http/entry-actions.ts"
import { askCorrection } from "./usecases/ask-correction.ts"
import { disciplineYear } from "./usecases/discipline-year.ts"
import { type EntryParts, stepEntry, writeEntries } from "./usecases/keep-entries.ts"
import { askLeave, leaveBalance } from "./usecases/leave-desk.ts"
import { missingRosters } from "./usecases/missing-rosters.ts"
import type { MonthParts } from "./usecases/person-month.ts"
import { everyUnit } from "./usecases/ports.ts"
import { proposeExcuse, writeMassExcuse } from "./usecases/propose-excuse.ts"

/** @param onChange these were written or decided upon: they may change a day */
export function entryDoors(
	parts: MonthParts & EntryParts,
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
		step: (wish, actor) => after(stepEntry(parts, wish, actor), (entry) => [entry]),
		askLeave: (wish, actor) => after(askLeave(parts, wish, actor), ({ entries }) => entries),
		leaveBalance: (wanted) => leaveBalance(parts, wanted, everyUnit),
		askCorrection: (wish, actor) => after(askCorrection(parts, wish, actor), all),
		proposeExcuse: (window) => proposeExcuse(parts, window, everyUnit),
		writeExcuse: (outage, actor) => after(writeMassExcuse(parts, outage, actor), all),
		write: (wish, actor) => after(writeEntries(parts, [wish], actor), all),
		discipline: (year) => disciplineYear(parts, year),
		missingRosters: (month) => missingRosters(parts, month),
	}
}

// Which work dates a new fact can change: no more, so that nothing else has to be worked out again.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { wallDate } from "@hadir/shared/time/local-time.ts"
import type { Entry } from "./entry.ts"

/** `until` absent: every date from then on. */
export type TouchedDates = { readonly from: LocalDate; readonly until?: LocalDate | undefined }

/** A punch belongs to the date it was made on, or to a shift that began a date before, or begins the next. */
export function touchedByPunch(at: number): TouchedDates {
	const date = wallDate(at)
	return { from: addDays(date, -1), until: addDays(date, 1) }
}

/**
 * What is due on a date decides whose the punches around it are: a roster's entry reaches the neighbouring
 * shifts, and those that follow each other without a punch. What people decided of a date stays on it.
 */
export function touchedByEntry({ content, from, until }: Entry): TouchedDates {
	switch (content.kind) {
		case "spell":
		case "rosterPattern":
			return { from: addDays(from, -reach), until: until && addDays(until, reach) }
		case "rosterDay":
		case "holiday":
		case "season":
		case "specialHours":
		case "letter":
		case "overtime":
			return { from: addDays(from, -reach), until: addDays(until ?? from, reach) }
		case "correction":
		case "manualPunch":
			return { from: addDays(from, -reach), until: addDays(from, reach) }
		case "excuse":
			return { from, until: from }
		case "massExcuse":
			return { from, until: until ?? from }
		case "leaveBalance":
		case "noticeGiven":
			return { from, until: addDays(from, -1) }
	}
}

/** Duties joined without a punch are a day long at most, and windows end within the next. */
const reach = 2

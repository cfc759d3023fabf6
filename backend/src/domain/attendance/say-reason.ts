import type { CalendarReason, MachineReason, PaperReason, PunchReason, Reason } from "./reason.ts"

/** One language's sentences, by what a reason rests on. */
export type ReasonWords = {
	readonly ofCalendar: (reason: CalendarReason) => string
	readonly ofPaper: (reason: PaperReason) => string
	readonly ofMachine: (reason: MachineReason) => string
	readonly ofPunches: (reason: PunchReason) => string
}

export function sayReason(reason: Reason, words: ReasonWords): string {
	switch (reason.rule) {
		case "weekend":
		case "freeDay":
		case "unrostered":
		case "punchesOnDayOff":
		case "holiday":
		case "workedHoliday":
		case "outOfService":
		case "yearUndecided":
		case "unregulated":
		case "beforeRecords":
			return words.ofCalendar(reason)
		case "letter":
		case "punchesBesideLetter":
		case "excusedPunch":
		case "excusedDay":
		case "corrected":
		case "idleCorrection":
		case "byHand":
		case "overtime":
		case "rejectedPunch":
			return words.ofPaper(reason)
		case "machineGap":
		case "settledGap":
		case "betterSide":
		case "disputedPunch":
		case "unsurePunch":
		case "elsewhere":
			return words.ofMachine(reason)
		default:
			return words.ofPunches(reason)
	}
}

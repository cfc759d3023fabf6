// The same sentences for auditors and engineers who read English; people are told the Indonesian ones.
import { clockOfMinute, clockOfSecond } from "@hadir/shared/time/clock.ts"
import type { Band } from "./ladder.ts"
import { letterDays } from "./letters.ts"
import type {
	CalendarReason,
	End,
	MachineReason,
	PaperReason,
	PunchReason,
	Reason,
} from "./reason.ts"
import { type ReasonWords, sayReason } from "./say-reason.ts"

export const inEnglish = (reason: Reason): string => sayReason(reason, words)

const mayCorrect = "A correction can be asked for."
const cutsNothing = "nothing is cut so far"

const words: ReasonWords = { ofCalendar, ofPaper, ofMachine, ofPunches }

function ofCalendar(reason: CalendarReason): string {
	switch (reason.rule) {
		case "weekend":
			return "Weekend."
		case "freeDay":
			return "Off duty by the roster."
		case "unrostered":
			return `The shift of this day has not been entered; ${cutsNothing}.`
		case "punchesOnDayOff":
			return "The punches of this day are kept and not judged."
		case "holiday":
			return `${reason.kind === "libur" ? "Holiday" : "Collective leave"}: ${reason.name}.`
		case "workedHoliday": {
			const { name, creditDays } = reason
			const credit = creditDays > 0 ? ` Annual leave grows by ${creditDays}.` : ""
			return `On duty on a holiday: ${name}.${credit}`
		}
		case "outOfService": {
			if (reason.ended !== undefined) return `Out of service, which ended on ${reason.ended}.`
			const start = reason.begins === undefined ? "" : `, which begins on ${reason.begins}`
			return `Out of service${start}.`
		}
		case "beforeRecords":
			return reason.from === undefined
				? "No attendance of this unit has been recorded yet. Not judged; nothing is cut."
				: `Attendance is recorded from ${reason.from} on. Not judged; nothing is cut.`
		case "unregulated":
			return `"${reason.what}" is not in the policy in force. Not judged; nothing is cut.`
		case "yearUndecided":
			return `The holidays of ${reason.year} have not been entered. Not judged; nothing is cut.`
	}
}

function ofPaper(reason: PaperReason): string {
	switch (reason.rule) {
		case "letter": {
			const { part, kind, letter } = reason
			const hours =
				part === undefined ? "" : ` ${clockOfMinute(part.from)}–${clockOfMinute(part.until)}`
			return `${letterDays[kind].english}${hours} (${letter}).`
		}
		case "punchesBesideLetter":
			return `There are punches at ${times(reason.seconds)}; the letter decides the day.`
		case "excusedDay":
			return `Excused for the day: ${ended(reason.reason)} (${reason.letter}).`
		case "excusedPunch":
			return `The ${punchNames[reason.end]} is excused: ${ended(reason.reason)} (${reason.letter}).`
		case "corrected": {
			const { end, second, machine, by } = reason
			const said = machine === undefined ? "none" : clockOfSecond(machine)
			return `The ${punchNames[end]} is corrected to ${clockOfSecond(second)} (machine: ${said}) by ${by}: ${ended(reason.reason)}.`
		}
		case "idleCorrection": {
			const { end, second, by } = reason
			return `The correction of the ${punchNames[end]} to ${clockOfSecond(second)} by ${by} is not used: nothing is due on this day.`
		}
		case "byHand":
			return `The punch at ${clockOfSecond(reason.second)} was recorded by hand: ${ended(reason.note)}.`
		case "overtime":
			return `Overtime of ${reason.minutes} min (${reason.letter}).`
		case "rejectedPunch": {
			const { second, place, by } = reason
			return `The punch at ${clockOfSecond(second)}, ${place}, was rejected by ${by}: ${ended(reason.reason)}.`
		}
	}
}

function ofMachine(reason: MachineReason): string {
	switch (reason.rule) {
		case "machineGap": {
			const { cause, place } = reason
			const what =
				cause === "missing"
					? `Data of machine ${place} is incomplete ${gapTimes(reason)}. Awaiting data`
					: `Machine ${place} was out of service ${gapTimes(reason)}. Awaiting a decision`
			return `${what}; ${cutsNothing}.`
		}
		case "settledGap": {
			const { cause, place, settled = "" } = reason
			const what = cause === "missing" ? "lost data" : "was out of service"
			return `Machine ${place} ${what} ${gapTimes(reason)}. Decided: ${ended(settled)}.`
		}
		case "betterSide":
			return `The machine's clock is within ${reason.errSeconds} s; the better side counts.`
		case "disputedPunch":
			return `A punch comes from a machine whose data has branched. Awaiting a decision; ${cutsNothing}.`
		case "unsurePunch":
			return `The machine did not know the time of a punch. Awaiting a decision; ${cutsNothing}.`
		case "elsewhere": {
			const counted = reason.isRefused ? "; it does not count" : ""
			return `The punch at ${clockOfSecond(reason.second)}, ${reason.place}, is another unit's${counted}.`
		}
	}
}

function ofPunches(reason: PunchReason): string {
	switch (reason.rule) {
		case "onTime":
			return "On time."
		case "notYet":
			return "Not yet."
		case "oddPunches":
			return "An odd number of punches; the last pair is incomplete."
		case "offTime": {
			const { end, second, dueMinute, band } = reason
			const { name, code } = ends[end]
			const due = `${name} at ${clockOfSecond(second)}, due ${clockOfMinute(dueMinute)}.`
			return `${due} ${code}${band.number} (${span(band)}), cut ${percent(band.basisPoints)}.`
		}
		case "repaidLate":
			return `Late by ${reason.minutes} min, made good on the same day.`
		case "missingPunch": {
			const { end, category, basisPoints } = reason
			const counted =
				category === undefined ? "" : ` Counted as ${category}, cut ${percent(basisPoints)}.`
			return `The ${punchNames[end]} is missing.${counted} ${mayCorrect}`
		}
		case "absent": {
			const { strays, basisPoints } = reason
			const fact =
				strays.length === 0 ? "No punch." : `Punches at ${times(strays)}, outside the windows.`
			return `${fact} Counted as absent (TK), cut ${percent(basisPoints)}. ${mayCorrect}`
		}
		case "stillRunning":
			return stillRunning(reason)
		case "handOver":
			return `Shifts change at ${clockOfMinute(reason.minute)}; ${reason.second === undefined ? `no ${punchNames[reason.end]} is due` : `the punch at ${clockOfSecond(reason.second)} serves both`}.`
		case "closedOut":
			return `The out-punch is missing; taken to have left at ${clockOfMinute(reason.minute)}.`
		case "halfDay":
			return `Worked ${reason.minutes} min, less than ${reason.leastMinutes}: half a day.`
		case "workedTooLittle":
			return `Worked ${reason.minutes} min, less than ${reason.leastMinutes}. Counted as absent (TK), cut ${percent(reason.basisPoints)}.`
		case "cappedCut":
			return `One day is cut by ${percent(reason.basisPoints)} at most.`
	}
}

const ends = {
	arrival: { name: "In", code: "TL" },
	departure: { name: "Out", code: "PSW" },
} as const
const punchNames: Readonly<Record<End, string>> = {
	arrival: "in-punch",
	departure: "out-punch",
	rest: "rest punch",
}

function stillRunning(told: Extract<PunchReason, { readonly rule: "stillRunning" }>): string {
	const { arrival, departure, startMinute, lateMinutes } = told
	const late = lateMinutes > 0 ? `, due ${clockOfMinute(startMinute)}, ${lateMinutes} min` : ""
	const came =
		arrival === undefined ? "No in-punch yet." : `In at ${clockOfSecond(arrival)}${late}.`
	const went = departure === undefined ? "" : ` Last punch ${clockOfSecond(departure)}.`
	return `The day is still running. ${came}${went}`
}

function gapTimes({ from, until }: { from: number; until: number }): string {
	const last = 24 * 3600
	const begins = clockOfMinute(Math.floor(Math.max(0, from) / 60))
	if (until >= last) return from <= 0 ? "all day" : `from ${begins} on`
	return `${begins}–${clockOfMinute(Math.ceil(until / 60))}`
}

const times = (seconds: readonly number[]): string => seconds.map(clockOfSecond).join(", ")
const percent = (basisPoints: number): string => `${basisPoints / 100} %`
const ended = (text: string): string => text.replace(/\.$/, "")

const span = ({ fromMinutes, upToMinutes }: Band): string =>
	upToMinutes === undefined ? `${fromMinutes} min and more` : `${fromMinutes}–${upToMinutes} min`

// One date of one person: what is due first, then what people wrote, then what machines saw.
import type { DateFacts } from "./date-facts.ts"
import type { DayRecord } from "./day-record.ts"
import { dayOff, unrostered } from "./day-without-duty.ts"
import { excusedDay, letterDay } from "./decided-day.ts"
import { judgeWorkingDay } from "./judge-working-day.ts"
import { leaveCredit } from "./leave-credit.ts"
import { notesOf } from "./notes.ts"
import { overtimeReasons } from "./overtime-minutes.ts"
import type { Verdict } from "./verdict.ts"

export function judgeDate(facts: DateFacts): DayRecord {
	const { date, punches, due } = facts
	const verdict = verdictOn(facts)
	const overtime = overtimeReasons(facts)
	const overtimeMinutes = overtime.reduce((sum, { minutes }) => sum + minutes, 0)
	const credit = leaveCredit(due, { state: verdict.state, overtimeMinutes })
	const reasons = [...verdict.reasons, ...credit.reasons, ...overtime, ...notesOf(facts)]
	return { date, ...verdict, overtimeMinutes, leaveCredit: credit.days, reasons, punches }
}

const isDue = ({ kind }: DateFacts["due"]): boolean =>
	kind === "work" || kind === "unrostered" || kind === "unregulated"

function verdictOn(facts: DateFacts): Verdict {
	const { due, punches, letters, excuse, unseen } = facts
	if (unseen !== undefined && isDue(due)) {
		return letterDay(letters, facts) ?? unrostered(punches, { rule: "beforeRecords", ...unseen })
	}
	switch (due.kind) {
		case "outOfService": {
			const { kind: _, ...bounds } = due
			return unrostered(punches, { rule: "outOfService", ...bounds })
		}
		case "undecided":
			return unrostered(punches, { rule: "yearUndecided", year: due.year })
		case "off":
			return dayOff(due, punches)
		case "unregulated":
			return (
				letterDay(letters, facts) ?? unrostered(punches, { rule: "unregulated", what: due.what })
			)
		case "unrostered":
			return letterDay(letters, facts) ?? unrostered(punches, { rule: "unrostered" })
		case "work": {
			const letter = letterDay(letters, facts)
			if (letter !== undefined) return letter
			if (excuse !== undefined) return excusedDay(excuse, facts)
			const [first, ...rest] = facts.duties
			if (first === undefined) throw new Error("only letters take every duty of a working day")
			return judgeWorkingDay({ ...facts, duties: [first, ...rest] })
		}
	}
}

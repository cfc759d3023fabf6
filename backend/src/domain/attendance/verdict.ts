import type { DayRecord, DutyRecord } from "./day-record.ts"

/** What the rules say of a day, before it is put beside its date and punches. */
export type Verdict = Omit<DayRecord, "date" | "punches" | "overtimeMinutes" | "leaveCredit">

/** The day's own figures out of its duties: the first arrival, the last departure, the sums of work. */
export function verdictOf(
	duties: readonly DutyRecord[],
	judged: Pick<
		Verdict,
		"state" | "codes" | "simpegnas" | "cutBasisPoints" | "reasons" | "citations"
	>,
): Verdict {
	const first = duties[0]
	const last = duties.at(-1)
	return {
		...judged,
		citations: [...new Set(judged.citations)],
		...(first !== undefined && { starts: first.starts }),
		...(last !== undefined && { ends: last.ends }),
		arrival: first?.arrival ?? { kind: "notDue" },
		departure: last?.departure ?? { kind: "notDue" },
		duties,
		workedMinutes: duties.reduce((sum, duty) => sum + duty.workedMinutes, 0),
		owedMinutes: duties.reduce((sum, duty) => sum + duty.owedMinutes, 0),
	}
}

import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "./day-record.ts"

/** A day that another calendar, roster or policy would count otherwise. */
export type DayDifference = {
	readonly date: LocalDate
	readonly before: DayRecord
	readonly after: DayRecord
	/** Basis points of the discipline share; positive: it would cost more. */
	readonly cutBasisPoints: number
}

/** What moves between two evaluations of the same dates: states, codes, hours due, cuts. */
export function compareDays(
	before: readonly DayRecord[],
	after: readonly DayRecord[],
): DayDifference[] {
	const then = new Map(before.map((day) => [day.date, day]))
	return after.flatMap((day) => {
		const old = then.get(day.date)
		if (old === undefined || isSame(old, day)) return []
		const cutBasisPoints = day.cutBasisPoints - old.cutBasisPoints
		return [{ date: day.date, before: old, after: day, cutBasisPoints }]
	})
}

const isSame = (a: DayRecord, b: DayRecord): boolean =>
	a.state === b.state &&
	a.codes.join() === b.codes.join() &&
	a.starts === b.starts &&
	a.ends === b.ends &&
	a.owedMinutes === b.owedMinutes &&
	a.overtimeMinutes === b.overtimeMinutes &&
	a.leaveCredit === b.leaveCredit &&
	a.cutBasisPoints === b.cutBasisPoints

import type { Due, WorkedHoliday } from "../duty/duty.ts"
import type { DayState } from "./day-record.ts"
import type { Reason } from "./reason.ts"

const creditCite = "Keppres tentang cuti bersama ASN"

/**
 * Keppres 2/2025 and 42/2025: collective leave takes nothing from annual leave, and whoever had to work
 * on it gets the day added. Had to: by a roster that ran on, or by an order of overtime.
 */
export function leaveCredit(
	due: Due,
	{ state, overtimeMinutes }: { readonly state: DayState; readonly overtimeMinutes: number },
): { readonly days: number; readonly reasons: readonly Reason[] } {
	const holiday = due.kind === "work" ? due.holiday : holidayOff(due)
	if (holiday === undefined) return { days: 0, reasons: [] }
	const hasServed =
		due.kind === "work" ? state === "present" || state === "partial" : overtimeMinutes > 0
	if (!hasServed) return { days: 0, reasons: [] }
	const creditDays = holiday.kind === "cutiBersama" ? 1 : 0
	const reason: Reason = { rule: "workedHoliday", ...holiday, creditDays }
	return {
		days: creditDays,
		reasons: [creditDays > 0 ? { ...reason, cite: creditCite } : reason],
	}
}

function holidayOff(due: Due): WorkedHoliday | undefined {
	return due.kind === "off" && "name" in due ? { kind: due.why, name: due.name } : undefined
}

import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Dated, inForce, isInForce } from "./in-force.ts"
import type { Policy } from "./policy.ts"
import { scheduleOf } from "./terms.ts"

/**
 * The tables of the policy without a row in force on the date, by their names in the file. Asked at
 * the edges before a figure is: a day that lacks one is refused with a sentence, never a crash.
 */
export function missingRows(policy: Policy, scheduleId: string, date: LocalDate): string[] {
	const schedule = scheduleOf(policy, scheduleId)
	const hours: [string, readonly Dated[]] =
		schedule.kind === "roster"
			? ["shiftWindows", policy.shiftWindows ?? []]
			: [`schedules (${scheduleId})`, schedule.rows]
	const tables: readonly [string, readonly Dated[]][] = [
		hours,
		["windows", policy.windows],
		["counting", policy.counting],
		["repeats", policy.repeats],
		["service", policy.service],
		["cuts", policy.cuts],
	]
	return tables.filter(([, rows]) => !isInForce(rows, date)).map(([name]) => name)
}

/** The shifts a roster names for a date which the policy lacks, or has no row or punch windows for on it. */
export function missingShifts(
	policy: Policy,
	shifts: readonly string[],
	date: LocalDate,
): readonly string[] {
	if (shifts.length > 0 && !isInForce(policy.shiftWindows ?? [], date)) return shifts
	return shifts.filter((id) => {
		const shift = policy.shifts?.find((one) => one.id === id)
		return shift === undefined || !isInForce(shift.rows, date)
	})
}

/** The first shift of a date that begins before another of it has ended; every one is known and in force. */
export function overlappingShift(
	policy: Policy,
	shifts: readonly string[],
	date: LocalDate,
): string | undefined {
	const parts = shifts
		.flatMap((id) => {
			const rows = policy.shifts?.find((one) => one.id === id)?.rows ?? []
			return inForce(rows, date, `shift ${id}`).parts.map(({ start, end }) => ({ id, start, end }))
		})
		.sort((a, b) => a.start - b.start)
	return parts.find((part, index) => part.start < (parts[index - 1]?.end ?? 0))?.id
}

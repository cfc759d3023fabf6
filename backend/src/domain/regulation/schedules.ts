// When work is due: weeks with fixed or flexible hours, and the shifts that rosters name.
import { weekdays } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import { clock, dated, minutes, source, window } from "./policy-fields.ts"

/**
 * PermenPANRB 4/2025: `daily` lets the start move within its margins and the end with it; `weekly`
 * asks for the core hours alone, the week's hours staying due as a sum (Perpres 21/2023 art. 9).
 */
const flexible = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("daily"), beforeMinutes: minutes, afterMinutes: minutes }),
	z.strictObject({ kind: z.literal("weekly"), core: window }),
])

const hours = {
	start: clock,
	end: clock,
	restMinutes: minutes,
	/** A third punch is due within this window, on coming back from the rest. */
	restPunch: window.optional(),
}
const endsAfterStart = {
	check: ({ start, end }: { start: number; end: number }) => end > start,
	words: { path: ["end"], error: "harus sesudah jam masuk" },
}

const workingHours = z
	.strictObject({ day: z.enum(weekdays), ...hours, flexible: flexible.optional() })
	.refine(endsAfterStart.check, endsAfterStart.words)

const daysOfWeek = z
	.array(workingHours)
	.min(1)
	.refine((days) => new Set(days.map(({ day }) => day)).size === days.length, {
		error: "menyebut satu hari dua kali; sisakan satu baris untuk tiap hari",
	})

const sources = z.strictObject({
	start: z.strictObject(source),
	rest: z.strictObject(source),
	end: z.strictObject(source),
})

const weekRow = z.strictObject({
	...dated,
	sources,
	days: daysOfWeek,
	/** The hours of a season whose dates the calendar knows, such as Ramadan. */
	seasons: z
		.array(z.strictObject({ season: z.string().min(1), sources, days: daysOfWeek }))
		.optional(),
})

const named = {
	id: z.string().min(1),
	/** As the employee reads it: "5 hari kerja". */
	name: z.string().min(1),
}

export const schedule = z.discriminatedUnion("kind", [
	z.strictObject({
		...named,
		kind: z.literal("weekly"),
		observesHolidays: z.boolean(),
		rows: z.array(weekRow).min(1),
	}),
	/** Each person's roster names the shifts of each date. */
	z.strictObject({ ...named, kind: z.literal("roster") }),
])

const shiftRow = z.strictObject({
	...dated,
	sources,
	/** One part, or several of a split shift, in order. */
	parts: z
		.array(z.strictObject(hours).refine(endsAfterStart.check, endsAfterStart.words))
		.min(1)
		.max(4)
		.refine(
			(parts) =>
				parts.every((part, index) => index === 0 || part.start >= (parts[index - 1]?.end ?? 0)),
			{ error: "bagian giliran harus berurutan dan tidak bertumpuk" },
		),
})

/** A night shift belongs to the date it starts: 21:00 to 31:00. */
export const shift = z.strictObject({
	...named,
	/** Whether nobody is due when it falls on a holiday. */
	observesHolidays: z.boolean(),
	rows: z.array(shiftRow).min(1),
})

export type Schedule = z.infer<typeof schedule>
export type WeeklySchedule = Extract<Schedule, { kind: "weekly" }>
export type WeekRow = WeeklySchedule["rows"][number]
export type WorkingHours = WeekRow["days"][number]
export type Flexible = z.infer<typeof flexible>
export type Shift = z.infer<typeof shift>
export type ShiftRow = Shift["rows"][number]
export type Sources = WeekRow["sources"]

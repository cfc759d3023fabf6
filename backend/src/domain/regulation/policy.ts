// What a local government may decide about attendance: dated amounts, each with its source.

import { minuteOfClock } from "@hadir/shared/time/clock.ts"
import { isLocalDate, weekdays } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"

export const localDate = z
	.string()
	.refine(isLocalDate, { error: "harus tanggal yang ada, ditulis seperti 2026-01-31" })

const clock = z.string().transform((text, context) => {
	const minute = minuteOfClock(text)
	if (minute !== undefined) return minute
	context.addIssue({ code: "custom", message: "harus jam dan menit, ditulis seperti 07:30" })
	return z.NEVER
})

/** Where an amount comes from, and whether a signed regulation has been keyed in for it. */
const source = {
	cite: z.string().min(1),
	status: z.enum(["confirmed", "unconfirmed"]),
}
const dated = { from: localDate, until: localDate.optional() }
const minutes = z.int().min(0).max(1440)
const basisPoints = z.int().min(0).max(10_000)

const workingHours = z
	.strictObject({ day: z.enum(weekdays), start: clock, end: clock, restMinutes: minutes })
	.refine((day) => day.end > day.start, { path: ["end"], error: "harus sesudah jam masuk" })

const weekRow = z.strictObject({
	...dated,
	sources: z.strictObject({
		start: z.strictObject(source),
		rest: z.strictObject(source),
		end: z.strictObject(source),
	}),
	days: z
		.array(workingHours)
		.min(1)
		.refine((days) => new Set(days.map(({ day }) => day)).size === days.length, {
			error: "menyebut satu hari dua kali; sisakan satu baris untuk tiap hari",
		}),
})

/** A week with the same hours; a roster of shifts is another `kind`. */
const schedule = z.strictObject({
	id: z.string().min(1),
	/** As the employee reads it: "5 hari kerja". */
	name: z.string().min(1),
	kind: z.literal("weekly"),
	observesHolidays: z.boolean(),
	rows: z.array(weekRow).min(1),
})

/** `until` names the last whole minute that still counts: 11:59 lets 11:59:59 in. */
const window = z
	.strictObject({ from: clock, until: clock })
	.refine((span) => span.until > span.from, { path: ["until"], error: "harus sesudah jam mulai" })

const windowRow = z
	.strictObject({ ...dated, in: window, out: window, ...source })
	.refine((row) => row.in.until < row.out.from, {
		path: ["out", "from"],
		error: "harus sesudah jam ketukan masuk berakhir, agar satu ketukan tidak dihitung dua kali",
	})

const countingRow = z.strictObject({
	...dated,
	lateGraceMinutes: minutes,
	earlyGraceMinutes: minutes,
	/** Whether a started minute of delay is dropped (floor) or counted whole (ceil). */
	seconds: z.enum(["floor", "ceil"]),
	...source,
})

const repeatRow = z.strictObject({ ...dated, windowSeconds: z.int().min(0).max(3600), ...source })

/**
 * Machines owe their service from so long before the start of work until so long after its end. One
 * that is switched off outside of these hours leaves nobody in doubt.
 */
const serviceRow = z.strictObject({
	...dated,
	leadMinutes: minutes,
	lagMinutes: minutes,
	...source,
})

/** Bands from the smallest delay up, four at most (TL1-TL4); the last has no upper limit. */
const ladder = z
	.array(z.strictObject({ upToMinutes: z.int().min(1).max(1440).optional(), basisPoints }))
	.min(1)
	.max(4)
	.refine(
		(bands) =>
			bands.every((band, index) => {
				if (index === bands.length - 1) return band.upToMinutes === undefined
				return (band.upToMinutes ?? 0) > (bands[index - 1]?.upToMinutes ?? 0)
			}),
		{ error: "batas menit harus naik dari baris ke baris, dan baris terakhir tanpa upToMinutes" },
	)

const cutRow = z.strictObject({
	...dated,
	late: ladder,
	early: ladder,
	absentBasisPoints: basisPoints,
	...source,
})

export const policySchema = z.strictObject({
	name: z.string().min(1),
	schedules: z.array(schedule).min(1),
	windows: z.array(windowRow).min(1),
	counting: z.array(countingRow).min(1),
	repeats: z.array(repeatRow).min(1),
	service: z.array(serviceRow).min(1),
	cuts: z.array(cutRow).min(1),
})

/** Times are minutes from midnight once loaded. */
export type Policy = z.infer<typeof policySchema>
export type Schedule = Policy["schedules"][number]
export type WeekRow = Schedule["rows"][number]
export type WorkingHours = WeekRow["days"][number]
export type WindowRow = Policy["windows"][number]
export type CountingRow = Policy["counting"][number]
export type ServiceRow = Policy["service"][number]
export type CutRow = Policy["cuts"][number]
export type Ladder = CutRow["late"]

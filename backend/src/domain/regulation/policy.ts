// What a local government may decide about attendance: dated amounts, each with its source.
import { z } from "zod"
import { basisPoints, dated, minutes, source, window } from "./policy-fields.ts"
import { schedule, shift } from "./schedules.ts"

const windowRow = z
	.strictObject({ ...dated, in: window, out: window, ...source })
	.refine((row) => row.in.until < row.out.from, {
		path: ["out", "from"],
		error: "harus sesudah jam ketukan masuk berakhir, agar satu ketukan tidak dihitung dua kali",
	})

/** Around each shift: punches count from so long before its start until so long after its end. */
const shiftWindowRow = z.strictObject({
	...dated,
	beforeMinutes: minutes,
	afterMinutes: minutes,
	...source,
})

const countingRow = z.strictObject({
	...dated,
	lateGraceMinutes: minutes,
	earlyGraceMinutes: minutes,
	/** Whether a started minute of delay is dropped (floor) or counted whole (ceil). */
	seconds: z.enum(["floor", "ceil"]),
	/** Lateness of at most so long costs nothing where as long was worked past the end. */
	repaidLateMinutes: minutes.optional(),
	/** Whoever worked less than so long was there half the day, or counts as absent. */
	halfDayBelowMinutes: minutes.optional(),
	absentBelowMinutes: minutes.optional(),
	...source,
})

const repeatRow = z.strictObject({ ...dated, windowSeconds: z.int().min(0).max(3600), ...source })

const pairingRow = z.strictObject({
	...dated,
	/**
	 * `firstLast`: the first punch of the in-window and the last of the out-window. `alternating`: in,
	 * out, in, out. `keys`: the machine's direction keys are believed.
	 */
	rule: z.enum(["firstLast", "alternating", "keys"]),
	/** What a punch at another unit's machine is worth. */
	elsewhere: z.enum(["allow", "flag", "refuse"]),
	/** Shifts of one person at most so far apart need no punch at the hand-over; absent: they do. */
	handOverMinutes: minutes.optional(),
	/** Whether a forgotten out-punch is put at the end of work. */
	closesForgottenOut: z.boolean(),
	...source,
})

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
	/** A missing third punch, where three are due. */
	restBasisPoints: basisPoints.optional(),
	absentBasisPoints: basisPoints,
	...source,
})

/** How lateness adds up to days without leave, for discipline alone: it costs no allowance. */
const disciplineRow = z.strictObject({
	...dated,
	/** `fixed`: each `minutesPerDay`; `ofDay`: each day's own length, shorter in Ramadan. */
	minutesToDays: z.enum(["off", "fixed", "ofDay"]),
	minutesPerDay: z.int().min(1).max(1440),
	/** Consecutive days after which the superior is told at once. */
	noticeAfterDays: z.int().min(1).max(31),
	...source,
})

export const policySchema = z
	.strictObject({
		name: z.string().min(1),
		schedules: z.array(schedule).min(1),
		shifts: z.array(shift).optional(),
		windows: z.array(windowRow).min(1),
		shiftWindows: z.array(shiftWindowRow).optional(),
		counting: z.array(countingRow).min(1),
		repeats: z.array(repeatRow).min(1),
		pairing: z.array(pairingRow).optional(),
		service: z.array(serviceRow).min(1),
		cuts: z.array(cutRow).min(1),
		discipline: z.array(disciplineRow).optional(),
	})
	.refine(({ shifts, shiftWindows }) => shifts === undefined || shiftWindows !== undefined, {
		path: ["shiftWindows"],
		error: "harus diisi bila ada shifts: dari kapan sampai kapan ketukan giliran dihitung",
	})

/** Times are minutes from midnight once loaded. */
export type Policy = z.infer<typeof policySchema>
export type WindowRow = Policy["windows"][number]
export type ShiftWindowRow = z.infer<typeof shiftWindowRow>
export type CountingRow = Policy["counting"][number]
export type PairingRow = z.infer<typeof pairingRow>
export type ServiceRow = Policy["service"][number]
export type DisciplineRow = z.infer<typeof disciplineRow>
export type CutRow = Policy["cuts"][number]
export type Ladder = CutRow["late"]

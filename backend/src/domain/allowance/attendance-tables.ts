// What lateness, missing punches, absence and missed activities cost, and how much they may cost at most.
import { z } from "zod"
import { letterKinds } from "../attendance/letter-kind.ts"
import { basisPoints, dated, minutes } from "../regulation/policy-fields.ts"
import {
	cost,
	decision,
	distinct,
	distinctWords,
	named,
	neverFalls,
	paid,
	rises,
	risesWords,
	text,
} from "./allowance-fields.ts"

const missing = z.strictObject({ code: text, cost })

/** One end of a duty: by minutes late (arrival) or early (departure), or without a punch. */
export const endRow = z.strictObject({
	...dated,
	ladder: z
		.array(z.strictObject({ code: text, upTo: z.int().min(1).max(1440).optional(), cost }))
		.min(1)
		.refine(rises, risesWords)
		.refine((bands) => neverFalls(bands.map((band) => band.cost)), {
			error: "potongan tidak boleh turun dari baris ke baris",
		}),
	missing,
	/** So many minutes and fewer cost nothing. */
	toleranceMinutes: minutes.optional(),
	/** The first so many of a month cost nothing; a missing punch is none of them. */
	freeTimes: z.int().min(0).max(31).optional(),
	...decision,
})

/** A third punch, where three are due. */
export const restRow = z.strictObject({ ...dated, missing, ...decision })

export const absenceRow = z.strictObject({
	...dated,
	code: text,
	/** Replaces what the day's ends would cost. `asMissing`: each punch that was due counts as missing. */
	cost: z.union([cost, z.strictObject({ asMissing: z.literal(true) })], {
		error: 'harus biaya seperti { "basisPoints": 300 }, atau { "asMissing": true }',
	}),
	/** Each so many working days of absence in a row cost so much more. */
	run: z.strictObject({ days: z.int().min(2).max(31), cost }).optional(),
	/** From so many days of absence in the month on nothing is paid. */
	unpaidFromDays: z.int().min(1).max(31).optional(),
	...decision,
})

/** Basis points of the cut base. */
export const capRow = z.strictObject({
	...dated,
	dailyBasisPoints: basisPoints.optional(),
	monthlyBasisPoints: basisPoints.optional(),
	...decision,
})

/** Apel, upacara, senam, sidak: whoever is obliged and was not there. */
export const activityRow = z.strictObject({
	...dated,
	list: z
		.array(z.strictObject({ ...named, cost }))
		.min(1)
		.refine(distinct, distinctWords),
	/** What one missed on a day of absence costs beside it. */
	onAbsentDay: z.enum(["adds", "replaced"]),
	...decision,
})

/** `attendance`: the share that attendance cuts; `gross`: all of it. */
const of = z.enum(["attendance", "gross"])

const leaveRule = z.discriminatedUnion("by", [
	z.strictObject({ kind: z.enum(letterKinds), by: z.literal("perDay"), of, cost }),
	/** Paid by how long the leave lasts. */
	z.strictObject({
		kind: z.enum(letterKinds),
		by: z.literal("length"),
		/**
		 * `workingDays`: of this month; `calendarDays`: from its first day to its last within this month;
		 * `months`: its first month is 1.
		 */
		counted: z.enum(["workingDays", "calendarDays", "months"]),
		of,
		bands: z
			.array(z.strictObject({ upTo: z.int().min(1).optional(), paid }))
			.min(1)
			.refine(rises, risesWords),
	}),
])

export const leaveRow = z.strictObject({ ...dated, rules: z.array(leaveRule).min(1), ...decision })

export type EndRow = z.infer<typeof endRow>
export type RestRow = z.infer<typeof restRow>
export type AbsenceRow = z.infer<typeof absenceRow>
export type CapRow = z.infer<typeof capRow>
export type ActivityRow = z.infer<typeof activityRow>
export type LeaveRow = z.infer<typeof leaveRow>
export type LeaveRule = LeaveRow["rules"][number]

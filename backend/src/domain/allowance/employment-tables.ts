// What a person's standing does to the allowance: status, post, sanctions, duties of office, service.
import { z } from "zod"
import { basisPoints, dated } from "../regulation/policy-fields.ts"
import { decision, distinct, distinctWords, named, paid, rupiahField } from "./allowance-fields.ts"

/** CPNS, PPPK, tugas belajar, titipan, teachers with TPG and their like: so much of the base, or a fixed amount. */
export const statusRow = z.strictObject({
	...dated,
	list: z
		.array(
			z.strictObject({
				...named,
				pays: z.union(
					[z.strictObject({ basisPoints: paid }), z.strictObject({ rupiah: rupiahField })],
					{ error: 'harus { "basisPoints": 8000 } (80 %) atau { "rupiah": 500000 }' },
				),
			}),
		)
		.min(1)
		.refine(distinct, distinctWords),
	...decision,
})

const partMonth = z.enum(["calendarDays", "whole", "none"])

export const serviceRow = z.strictObject({
	...dated,
	/** Whose post and status count for a month: the one held on this day of it. */
	cutOffDay: z.int().min(1).max(28),
	/** The month in which service begins, ends, or ends by death: by calendar days, whole, or not at all. */
	start: partMonth,
	end: partMonth,
	death: partMonth,
	...decision,
})

/** `gross`: the whole before cuts; `paid`: what the cuts before have left. */
const of = z.enum(["gross", "paid"])

/** Disciplinary sanctions (hukdis): a cut for so many months, the month of its beginning being the first. */
export const sanctionRow = z.strictObject({
	...dated,
	of,
	levels: z
		.array(z.strictObject({ ...named, basisPoints, months: z.int().min(1).max(60) }))
		.min(1)
		.refine(distinct, distinctWords),
	...decision,
})

/** Duties of office not done (LHKPN not filed, TGR not settled): a cut while they last. */
export const holdRow = z.strictObject({
	...dated,
	of,
	list: z
		.array(z.strictObject({ ...named, basisPoints }))
		.min(1)
		.refine(distinct, distinctWords),
	...decision,
})

export const actingKinds = ["plt", "plh"] as const

/**
 * Another post held for a time. `add`: its allowance's part on top; `larger`: the larger of both
 * allowances, and the part of the smaller on top. At least so many calendar days of the month.
 */
export const actingRow = z.strictObject({
	...dated,
	kinds: z
		.array(
			z.strictObject({
				kind: z.enum(actingKinds),
				rule: z.enum(["add", "larger"]),
				basisPoints,
				leastDays: z.int().min(1).max(31),
			}),
		)
		.min(1),
	...decision,
})

export type StatusRow = z.infer<typeof statusRow>
export type ServiceRow = z.infer<typeof serviceRow>
export type PartMonth = z.infer<typeof partMonth>
export type SanctionRow = z.infer<typeof sanctionRow>
export type HoldRow = z.infer<typeof holdRow>
export type ActingRow = z.infer<typeof actingRow>

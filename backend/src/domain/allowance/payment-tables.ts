// What is taken between the allowance before tax and what is paid out, and how amounts are rounded.
import { z } from "zod"
import { basisPoints, dated } from "../regulation/policy-fields.ts"
import { decision, distinct, distinctWords, named, rupiahField, text } from "./allowance-fields.ts"

/** `employee`: taken from the allowance; `budget`: paid beside it by the government (APBD). */
const bearer = z.enum(["employee", "budget"])

export const taxRow = z.discriminatedUnion("mode", [
	z.strictObject({ ...dated, mode: z.literal("none"), ...decision }),
	/** PP 80/2010 by grade, on the allowance alone. */
	z.strictObject({
		...dated,
		mode: z.literal("final"),
		bearer,
		/** Grades the regulation does not name, such as PPPK's. */
		otherGrades: z.array(z.strictObject({ grades: z.array(text).min(1), basisPoints })).optional(),
		...decision,
	}),
	/** PMK 168/2023 on salary and allowance together, settled by article 17 in the year's last month. */
	z.strictObject({ ...dated, mode: z.literal("ter"), bearer, ...decision }),
])

/** Perpres 75/2019: contributions of wages up to a ceiling. */
export const healthRow = z.strictObject({
	...dated,
	/** `nominal`: the allowance before any cut; `paid`: what is left of it. */
	of: z.enum(["nominal", "paid"]),
	employeeBasisPoints: basisPoints,
	employerBasisPoints: basisPoints,
	/** Rupiah a month of salary and allowance together; absent: none. */
	ceiling: rupiahField.optional(),
	/** Whether it may take no more than is there. */
	neverAboveNet: z.boolean(),
	...decision,
})

/** Zakat and other lines, for those who asked for them. `given`: the amount comes with the person. */
export const deductionRow = z.strictObject({
	...dated,
	list: z
		.array(
			z.discriminatedUnion("of", [
				z.strictObject({ ...named, of: z.literal("given") }),
				z.strictObject({ ...named, of: z.enum(["paid", "net"]), basisPoints }),
			]),
		)
		.min(1)
		.refine(distinct, distinctWords),
	...decision,
})

/**
 * Where fractions of a rupiah end. `line`: each line; `component`: what is left of each share; `total`: the
 * allowance before tax. Tax and contributions are whole rupiah by the same mode.
 */
export const roundingRow = z.strictObject({
	...dated,
	point: z.enum(["line", "component", "total"]),
	mode: z.enum(["halfUp", "floor"]),
	...decision,
})

export type TaxRow = z.infer<typeof taxRow>
export type HealthRow = z.infer<typeof healthRow>
export type DeductionRow = z.infer<typeof deductionRow>
export type RoundingRow = z.infer<typeof roundingRow>

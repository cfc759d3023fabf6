// Extra runs beside the twelve months: the holiday allowance (THR) and the 13th month.
import { z } from "zod"
import { dated } from "../regulation/policy-fields.ts"
import { decision, distinct, distinctWords, paid } from "./allowance-fields.ts"

export const extraLists = ["thr", "thirteenth"] as const
export type ExtraList = (typeof extraLists)[number]

/** The yearly government regulation on THR and the 13th salary, and what the region makes of it. */
export const extraRow = z.strictObject({
	...dated,
	list: z
		.array(
			z.strictObject({
				id: z.enum(extraLists),
				/** Whose amount counts: the run's own month (0), the one before it (1), and so on. */
				monthsBefore: z.int().min(0).max(12),
				/** `nominal`: the basis month's amount before any cut; `paid`: before tax. */
				of: z.enum(["nominal", "paid"]),
				basisPoints: paid,
			}),
		)
		.min(1)
		.refine(distinct, distinctWords),
	...decision,
})

export type ExtraRow = z.infer<typeof extraRow>

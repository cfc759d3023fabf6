// How a bank, or the treasury, wants the list of whom it pays: columns by name, in its own order.
import { z } from "zod"

/** What a column of a payment list can hold. */
export const bankFields = [
	...(["no", "nip", "name", "holder", "account", "bank", "npwp", "post", "grade", "unit"] as const),
	...(["beforeTax", "tax", "contributions", "deductions", "differences", "payable"] as const),
	/** "TPP September 2026". */
	"remark",
	/** Always the same: `text` says what. */
	"fixed",
] as const
export type BankField = (typeof bankFields)[number]

const text = z.string().max(120)

export const bankTemplate = z.strictObject({
	id: text.min(1),
	/** As accounts name it: only they are on its list. Absent: everyone, whatever their bank. */
	bank: text.optional(),
	columns: z
		.array(
			z.strictObject({
				heading: text.min(1),
				field: z.enum(bankFields),
				text: text.optional(),
				width: z.int().min(1).max(60).default(16),
			}),
		)
		.min(1),
})
export type BankTemplate = z.infer<typeof bankTemplate>

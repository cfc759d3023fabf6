// What payroll, e-Kinerja and the personnel office say for the allowance, kind by kind; read out of the store as
// strictly as it was written. The dates it holds for stand beside it (pay-fact.ts).
import { z } from "zod"
import { component, rupiahField, text } from "../allowance/allowance-fields.ts"
import { actingKinds } from "../allowance/employment-tables.ts"
import { basisPoints } from "../regulation/policy-fields.ts"
import { paymentGroup } from "../runs/payment-group.ts"
import { ptkpCodes } from "../taxes/ptkp.ts"

const year = z.int().min(2000).max(2200)
/** Days of the month that follows the period, 1 to 31. */
const dayAfter = z.int().min(1).max(31)

const amounts = {
	class: z.int().min(1).max(17).optional(),
	rupiah: rupiahField.optional(),
	components: z.partialRecord(component, rupiahField).optional(),
}
const post = z
	.strictObject({ kind: z.literal("post"), name: text, group: text.optional(), ...amounts })
	.refine(
		(one) =>
			[one.class, one.rupiah, one.components].filter((given) => given !== undefined).length === 1,
		{ path: ["rupiah"], error: "isi salah satu saja: rupiah, components atau class" },
	)
/** e-Kinerja's figure of a month: a number, or the word it gives. */
const score = z
	.strictObject({
		kind: z.literal("score"),
		basisPoints: basisPoints.optional(),
		predicate: text.optional(),
	})
	.refine((one) => (one.basisPoints === undefined) !== (one.predicate === undefined), {
		path: ["basisPoints"],
		error: "isi salah satu saja: basisPoints atau predicate",
	})
/** Payroll's facts of a month, in rupiah; what is missing stays missing. */
const payroll = z.strictObject({
	kind: z.literal("payroll"),
	grade: text.optional(),
	ptkp: z.enum(ptkpCodes).optional(),
	salary: rupiahField.optional(),
	salaryTax: rupiahField.optional(),
	taxYear: z
		.strictObject({
			gross: rupiahField,
			withheld: rupiahField,
			pensionContributions: rupiahField,
			months: z.int().min(0).max(11),
		})
		.optional(),
	isLastTaxMonth: z.boolean().optional(),
})
/** Where the money goes. The number is text, for it begins with zeros. */
const account = z.strictObject({
	kind: z.literal("account"),
	bank: text,
	number: z.string().regex(/^[0-9]{5,30}$/, { error: "harus 5 sampai 30 digit nomor rekening" }),
	holder: text,
	npwp: z
		.string()
		.regex(/^\d{15,16}$/, { error: "harus 15 atau 16 digit NPWP" })
		.optional(),
})
const status = z.strictObject({ kind: z.literal("status"), id: text })
const sanction = z.strictObject({ kind: z.literal("sanction"), id: text, letter: text })
const hold = z.strictObject({ kind: z.literal("hold"), id: text })
const acting = z.strictObject({
	...{ kind: z.literal("acting"), acting: z.enum(actingKinds) },
	...{ rupiah: rupiahField, letter: text },
})
const activity = z.strictObject({ kind: z.literal("activity"), id: text, attended: z.boolean() })
const flag = z.strictObject({ kind: z.literal("flag"), id: text })
const deduction = z.strictObject({
	...{ kind: z.literal("deduction"), id: text, rupiah: rupiahField.optional() },
})
const death = z.strictObject({ kind: z.literal("death") })
const group = z.strictObject({ kind: z.literal("paymentGroup"), group: paymentGroup })
/** A row of the budget (DPA): so much for a year's allowance of one OPD and group. */
const budget = z.strictObject({
	kind: z.literal("budget"),
	year,
	group: paymentGroup,
	rupiah: rupiahField,
})
/** By which day of the following month each step of a run is due; absent: nobody is late for it. */
const deadlines = z.strictObject({
	kind: z.literal("deadlines"),
	calculated: dayAfter.optional(),
	verified: dayAfter.optional(),
	validated: dayAfter.optional(),
	closed: dayAfter.optional(),
	paid: dayAfter.optional(),
})

export const payFactContent = z.discriminatedUnion("kind", [
	post,
	score,
	payroll,
	account,
	status,
	sanction,
	hold,
	acting,
	activity,
	flag,
	deduction,
	death,
	group,
	budget,
	deadlines,
])
export type PayFactContent = z.infer<typeof payFactContent>
export type PayFactKind = PayFactContent["kind"]
export type Deadlines = z.infer<typeof deadlines>

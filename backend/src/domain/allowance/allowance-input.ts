// What a month's allowance needs of one person beside the days: plain values, each from its own source.
import { isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import { letterKinds } from "../attendance/letter-kind.ts"
import { basisPoints, localDate } from "../regulation/policy-fields.ts"
import { ptkpCodes } from "../taxes/ptkp.ts"
import { component, rupiahField, text } from "./allowance-fields.ts"
import { actingKinds } from "./employment-tables.ts"

const month = z.string().refine(isLocalMonth, { error: "harus bulan seperti 2026-11" })

const post = z
	.strictObject({
		from: localDate.optional(),
		until: localDate.optional(),
		name: text.optional(),
		/** Groups that flat amounts go by, such as "staf" or "eselon IV". */
		group: text.optional(),
		class: z.int().min(1).max(17).optional().meta({ description: "Kelas jabatan" }),
		rupiah: rupiahField.optional(),
		components: z.partialRecord(component, rupiahField).optional(),
	})
	.refine(
		(one) =>
			[one.class, one.rupiah, one.components].filter((given) => given !== undefined).length === 1,
		{ path: ["rupiah"], error: "isi salah satu saja: rupiah, components atau class" },
	)

/** Payroll's facts; what is missing leaves its line out, it is never guessed. All amounts in rupiah. */
const payroll = z.strictObject({
	grade: text.optional().meta({ description: "Golongan, as III/c, or IX for PPPK" }),
	ptkp: z.enum(ptkpCodes).optional(),
	salary: rupiahField.optional().meta({ description: "Gross salary of the month" }),
	salaryTax: rupiahField.optional().meta({ description: "PPh 21 already taken on that salary" }),
	/** Of the tax year before this month; pension contributions with this month's. */
	taxYear: z
		.strictObject({
			gross: rupiahField,
			withheld: rupiahField,
			pensionContributions: rupiahField,
			months: z.int().min(0).max(11),
		})
		.optional(),
	isLastTaxMonth: z.boolean().optional().meta({ description: "December is one by itself" }),
})

export const allowanceInputSchema = z.strictObject({
	posts: z.array(post).min(1),
	score: z
		.union([z.strictObject({ basisPoints }), z.strictObject({ predicate: text })], {
			error: 'harus { "basisPoints": 9000 } (90 %) atau { "predicate": "Baik" }',
		})
		.optional()
		.meta({ description: "Performance of the month, as e-Kinerja has it" }),
	/** Things done in time that a share is paid for. */
	flags: z.array(text).default([]),
	activities: z
		.array(z.strictObject({ id: text, date: localDate, attended: z.boolean() }))
		.default([])
		.meta({ description: "Apel and the like that the person was obliged to attend" }),
	/** First day of a leave that goes on into this month. */
	leaveSince: z.partialRecord(z.enum(letterKinds), localDate).default({}),
	statuses: z
		.array(z.strictObject({ id: text, from: localDate.optional(), until: localDate.optional() }))
		.default([]),
	sanctions: z.array(z.strictObject({ id: text, from: month, letter: text })).default([]),
	holds: z.array(text).default([]),
	acting: z
		.array(
			z.strictObject({
				kind: z.enum(actingKinds),
				rupiah: rupiahField,
				from: localDate,
				until: localDate.optional(),
				letter: text,
			}),
		)
		.default([])
		.meta({ description: "Posts held for a time (Plt., Plh.), with that post's allowance" }),
	deductions: z.array(z.strictObject({ id: text, rupiah: rupiahField.optional() })).default([]),
	hasDied: z.boolean().default(false).meta({ description: "Service ended by death" }),
	payroll: payroll.prefault({}),
})

export type AllowanceInput = z.infer<typeof allowanceInputSchema>
export type Post = AllowanceInput["posts"][number]
export type Payroll = AllowanceInput["payroll"]

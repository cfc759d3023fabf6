// What the allowance amounts to, and how each share of it is earned.
import { z } from "zod"
import { basisPoints, dated } from "../regulation/policy-fields.ts"
import {
	component,
	components,
	decision,
	distinct,
	distinctWords,
	named,
	rises,
	risesWords,
	rupiahField,
	text,
} from "./allowance-fields.ts"

/** `given`: each person's amount comes with the person; `byClass`: from the classes of posts, 1 to 17. */
export const baseRow = z.discriminatedUnion("rule", [
	z.strictObject({ ...dated, rule: z.literal("given"), ...decision }),
	z.strictObject({
		...dated,
		rule: z.literal("byClass"),
		classes: z
			.array(z.strictObject({ class: z.int().min(1).max(17), rupiah: rupiahField }))
			.min(1)
			.refine((rows) => new Set(rows.map((row) => row.class)).size === rows.length, {
				error: "menyebut satu kelas dua kali; sisakan satu",
			}),
		...decision,
	}),
])

export const totals = [
	"lateMinutes",
	"earlyMinutes",
	"absences",
	"missingPunches",
	"sanctions",
] as const

const dailyPart = z.discriminatedUnion("by", [
	/** Lost in equal parts with each of these activities missed. */
	z.strictObject({
		by: z.literal("activities"),
		activities: z.array(z.strictObject(named)).min(1),
		basisPoints,
	}),
	/** Lost by the part of the day's owed minutes that was not worked. */
	z.strictObject({ by: z.literal("hours"), basisPoints }),
])

const wholeWords = "jumlah bagian harus tepat 10000 (100 %)"
const sum = (rows: readonly { readonly basisPoints: number }[]): number =>
	rows.reduce((total, row) => total + row.basisPoints, 0)

const pays = z.discriminatedUnion("by", [
	/** Paid whole. */
	z.strictObject({ by: z.literal("fixed") }),
	/** Paid by the score of the month's performance. */
	z.strictObject({
		by: z.literal("performance"),
		/** `lost`: no score, nothing of this share; `refused`: no figure before there is one. */
		withoutScore: z.enum(["lost", "refused"]),
		predicates: z.array(z.strictObject({ name: text, basisPoints })).optional(),
	}),
	/** Paid whole or not at all: something was done, such as a report filed in time. */
	z.strictObject({ by: z.literal("flag"), flag: text }),
	/** Points by a total of the month: so many basis points of the whole, up to so much. */
	z.strictObject({
		by: z.literal("total"),
		total: z.enum(totals),
		bands: z
			.array(z.strictObject({ upTo: z.int().min(0).optional(), basisPoints }))
			.min(1)
			.refine(rises, risesWords),
	}),
	/** Cut by lateness, early leaving, missing punches, absence and missed activities. */
	z.strictObject({
		by: z.literal("attendance"),
		/** What a percentage is a percentage of. */
		cutBase: z.union([z.enum(["share", "gross"]), z.strictObject({ component })], {
			error: 'harus "share", "gross" atau { "component": "bebanKerja" }',
		}),
	}),
	/** Each working day earns its part of the share. */
	z.strictObject({
		by: z.literal("daily"),
		parts: z
			.array(dailyPart)
			.min(1)
			.refine((parts) => sum(parts) === 10_000, { error: wholeWords }),
	}),
])

const part = z.strictObject({
	...named,
	basisPoints,
	/** Of these components only; absent: of all. */
	of: z.array(component).min(1).optional(),
	pays,
})

export const shareRow = z.strictObject({
	...dated,
	parts: z
		.array(part)
		.min(1)
		.refine(distinct, distinctWords)
		.refine(
			(parts) =>
				components.every(
					(one) => sum(parts.filter(({ of }) => of === undefined || of.includes(one))) === 10_000,
				),
			{ error: `${wholeWords} untuk tiap komponen` },
		)
		.refine(
			(parts) =>
				parts.filter(({ pays: { by } }) => by === "attendance" || by === "daily").length <= 1,
			{ error: "paling banyak satu bagian dibayar menurut presensi" },
		),
	...decision,
})

export type BaseRow = z.infer<typeof baseRow>
export type ShareRow = z.infer<typeof shareRow>
export type SharePart = ShareRow["parts"][number]
export type Pays = SharePart["pays"]
export type PaysBy<By extends Pays["by"]> = Extract<Pays, { by: By }>
export type MonthTotal = (typeof totals)[number]

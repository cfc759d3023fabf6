// The fields that an allowance policy's tables are made of, with the sentences that refuse them.
import { z } from "zod"
import { rupiah } from "../money/rupiah.ts"
import { basisPoints, source } from "../regulation/policy-fields.ts"

export const text = z.string().min(1)

/** Where a row comes from. Confirming it takes the article and the person who compared the signed text. */
export const decision = { ...source, article: text.optional(), confirmedBy: text.optional() }

/** Far above any month's allowance or income; more is a slip of the keyboard. */
const mostRupiah = 10_000_000_000

export const rupiahField = z
	.int()
	.min(0)
	.max(mostRupiah)
	.meta({ description: "Whole rupiah" })
	.transform((amount) => rupiah(amount))

/** Criteria of PP 12/2019 art. 58, by which an allowance may be given. */
export const components = [
	"bebanKerja",
	"prestasiKerja",
	"tempatBertugas",
	"kondisiKerja",
	"kelangkaanProfesi",
	"pertimbanganObjektifLainnya",
] as const
export const component = z.enum(components)
export type Component = (typeof components)[number]

const groupAmounts = z
	.array(z.strictObject({ group: text, rupiah: rupiahField }))
	.min(1)
	.refine((rows) => new Set(rows.map(({ group }) => group)).size === rows.length, {
		error: "menyebut satu kelompok dua kali; sisakan satu",
	})

/**
 * What something costs. `basisPoints` of the cut base; `rupiah` flat; `perGroup` flat by the group the
 * person's post belongs to. `unset`: the regulation decides, and nobody has keyed it in: it costs nothing
 * yet, and every figure resting on it says so.
 */
export const cost = z.union(
	[
		z.strictObject({ basisPoints }),
		z.strictObject({ rupiah: rupiahField }),
		z.strictObject({ perGroup: groupAmounts }),
		z.strictObject({ unset: z.literal(true) }),
	],
	{
		error:
			'harus salah satu dari { "basisPoints": 150 } (1,5 %), { "rupiah": 6000 }, { "perGroup": [{ "group": "staf", "rupiah": 6000 }] } atau { "unset": true }',
	},
)
export type Cost = z.infer<typeof cost>

/** Whether more never costs less: what a ladder means, and what a slip of the keyboard breaks. */
export const neverFalls = (costs: readonly Cost[]): boolean =>
	costs.every((cost, index) => {
		const before = costs[index - 1]
		if (before === undefined) return true
		if ("basisPoints" in cost && "basisPoints" in before) {
			return cost.basisPoints >= before.basisPoints
		}
		return !("rupiah" in cost && "rupiah" in before) || cost.rupiah >= before.rupiah
	})

/** A share that is paid, or `unset`: nobody has keyed it in, and it is paid whole until then. */
export const paid = z.union([basisPoints, z.literal("unset")], {
	error: 'harus bilangan bulat 0 sampai 10000 (100 = 1 %) atau "unset"',
})

export const named = { id: text, name: text }

/** Bands from the smallest up; the last one has no limit. */
export function rises(rows: readonly { readonly upTo?: number | undefined }[]): boolean {
	return rows.every(({ upTo }, index) => {
		if (index === rows.length - 1) return upTo === undefined
		return upTo !== undefined && upTo > (rows[index - 1]?.upTo ?? -1)
	})
}
export const risesWords = {
	error: "batas harus naik dari baris ke baris, dan baris terakhir tanpa upTo",
}

export const distinct = (rows: readonly { readonly id: string }[]): boolean =>
	new Set(rows.map(({ id }) => id)).size === rows.length
export const distinctWords = { error: "menyebut satu id dua kali; sisakan satu" }

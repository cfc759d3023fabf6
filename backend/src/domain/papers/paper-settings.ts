// What stands around an office's papers: letterhead, who signs, how banks want their lists. A file of the office.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { z } from "zod"
import { explainIssues } from "../regulation/explain-issues.ts"
import { bankTemplate } from "./bank-template.ts"
import type { Letterhead, Signer } from "./paper.ts"

const line = z.string().trim().min(1).max(120)
const frame = z.strictObject({ letterhead: z.array(line).min(1).max(6), place: line.optional() })

const signer = z.strictObject({
	/** Ids of papers; absent: all. */
	papers: z.array(line).optional(),
	/** Absent: of the whole government's papers, and of units that name nobody of their own. */
	unit: line.optional(),
	role: line,
	name: line,
	nip: z
		.string()
		.regex(/^\d{18}$/, { error: "harus 18 angka, ditulis di antara tanda kutip" })
		.optional(),
	rank: line.optional(),
})

export const paperSettingsSchema = z.strictObject({
	version: z.literal(1),
	...frame.shape,
	place: line,
	/** By the unit's id. */
	units: z.record(z.string(), frame).default({}),
	/** Left to right, in the order in which they stand here. */
	signers: z.array(signer).default([]),
	banks: z.array(bankTemplate).default([]),
})

export type PaperSettings = z.infer<typeof paperSettingsSchema>

/** The fault is a sentence for whoever wrote the file. */
export function loadPaperSettings(value: unknown): Result<PaperSettings, Fault<"paperSettings">> {
	const parsed = paperSettingsSchema.safeParse(value)
	return parsed.success
		? succeed(parsed.data)
		: fail(
				"paperSettings",
				`Tata naskah belum dapat dipakai. ${explainIssues(parsed.error.issues)}`,
			)
}

/** For an office that has set none: its own names. */
export const plainSettings = (names: readonly string[]): PaperSettings => ({
	...{ version: 1, letterhead: names.length > 0 ? [...names] : ["Hadir"], place: "" },
	...{ units: {}, signers: [], banks: [] },
})

export function letterheadOf(
	{ letterhead, place, units }: PaperSettings,
	unit?: string,
): Letterhead {
	const own = unit === undefined ? undefined : units[unit]
	return { lines: own?.letterhead ?? letterhead, place: own?.place ?? place }
}

/** A unit's own signers; where it names none for the paper, the government's. */
export function signersOf(
	{ signers }: PaperSettings,
	of: { readonly paper: string; readonly unit?: string | undefined },
): readonly Signer[] {
	const named = signers.filter(({ papers }) => papers === undefined || papers.includes(of.paper))
	const own = named.filter(({ unit }) => unit !== undefined && unit === of.unit)
	const chosen = own.length > 0 ? own : named.filter(({ unit }) => unit === undefined)
	return chosen.map(({ role, name, nip, rank }) => ({ role, name, nip, rank }))
}

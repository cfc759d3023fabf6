// What a local government may decide about the allowance: dated amounts, each with its source.
import { z } from "zod"
import { text } from "./allowance-fields.ts"
import { absenceRow, activityRow, capRow, endRow, leaveRow, restRow } from "./attendance-tables.ts"
import { actingRow, holdRow, sanctionRow, serviceRow, statusRow } from "./employment-tables.ts"
import { extraRow } from "./extra-tables.ts"
import { hastyConfirmations } from "./hasty-confirmations.ts"
import { deductionRow, healthRow, roundingRow, taxRow } from "./payment-tables.ts"
import { migratePolicy, policyVersion } from "./policy-versions.ts"
import { baseRow, shareRow } from "./share-tables.ts"
import { unusedTables } from "./unused-tables.ts"

export const allowancePolicySchema = z
	.strictObject({
		version: z.literal(policyVersion),
		name: text,
		base: z.array(baseRow).min(1),
		shares: z.array(shareRow).min(1),
		service: z.array(serviceRow).min(1),
		tax: z.array(taxRow).min(1),
		rounding: z.array(roundingRow).min(1),
		/** The tables below may be left out: then nothing of their kind is cut, added or taken. */
		arrival: z.array(endRow).optional(),
		departure: z.array(endRow).optional(),
		rest: z.array(restRow).optional(),
		absence: z.array(absenceRow).optional(),
		caps: z.array(capRow).optional(),
		activities: z.array(activityRow).optional(),
		leave: z.array(leaveRow).optional(),
		statuses: z.array(statusRow).optional(),
		sanctions: z.array(sanctionRow).optional(),
		holds: z.array(holdRow).optional(),
		acting: z.array(actingRow).optional(),
		health: z.array(healthRow).optional(),
		deductions: z.array(deductionRow).optional(),
		extra: z.array(extraRow).optional(),
	})
	.superRefine((policy, context) => {
		for (const { path, words } of [...hastyConfirmations(policy), ...unusedTables(policy)]) {
			context.addIssue({ code: "custom", path: [...path], message: words })
		}
	})

/** A policy as a file holds it, of this form or an older one. */
export const allowancePolicyFile = z.preprocess(migratePolicy, allowancePolicySchema)

export type AllowancePolicy = z.infer<typeof allowancePolicySchema>

const required = ["base", "shares", "service", "tax", "rounding"] as const
export const allowanceTables = [
	...required,
	"arrival",
	"departure",
	"rest",
	"absence",
	"caps",
	"activities",
	"leave",
	"statuses",
	"sanctions",
	"holds",
	"acting",
	"health",
	"deductions",
	"extra",
] as const
export type AllowanceTable = (typeof allowanceTables)[number]

/** The tables as an officer calls them. */
export const allowanceTableWords: Readonly<Record<AllowanceTable, string>> = {
	base: "Besaran TPP",
	shares: "Pembagian TPP",
	service: "Masa kerja dan tanggal penentu",
	tax: "Cara pemotongan PPh 21",
	rounding: "Pembulatan",
	arrival: "Potongan terlambat",
	departure: "Potongan pulang cepat",
	rest: "Potongan ketukan istirahat",
	absence: "Potongan tanpa keterangan",
	caps: "Batas potongan",
	activities: "Potongan apel dan kegiatan",
	leave: "Potongan cuti",
	statuses: "Status kepegawaian",
	sanctions: "Potongan hukuman disiplin",
	holds: "Penahanan (LHKPN, TGR)",
	acting: "Tambahan Plt. dan Plh.",
	health: "Iuran BPJS Kesehatan",
	deductions: "Potongan lain",
	extra: "THR dan TPP ke-13",
}

/** Tables without a row in force on the date, though a figure needs one; by their names in the file. */
export const neededTables: readonly AllowanceTable[] = required

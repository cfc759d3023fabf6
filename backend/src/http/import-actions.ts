// The operator's doors for tables that a city brings: shown, written, listed, taken back.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { z } from "zod"
import type { Actor } from "../domain/entries/entry.ts"
import { importSheet } from "../domain/imports/import-rows.ts"
import type { ImportBatch } from "../usecases/imports/import-ledger.ts"
import type { ImportOrder, ImportOutcome } from "../usecases/imports/import-sheets.ts"
import type { UndoneImport } from "../usecases/imports/undo-import.ts"
import { type Action, action } from "./operator-action.ts"

export type ImportParts = {
	importSheet(order: ImportOrder): Promise<Result<ImportOutcome, Fault>>
	undoImport(
		wish: { readonly batch: string; readonly reason: string },
		actor: Actor,
	): Promise<Result<UndoneImport, Fault>>
	importBatches(): Promise<readonly ImportBatch[]>
}

/** As staff names are: the operator vouches for the name. */
const username = z
	.string()
	.trim()
	.regex(/^[\w.@-]{1,60}$/)

/** This server's operator speaks for the personnel office. */
const asBkpsdm = (name: string): Actor => ({ username: name, role: "bkpsdm" })

const order = z.strictObject({
	sheet: importSheet,
	file: z.string().min(1).max(255),
	unread: z.array(z.strictObject({ row: z.int().min(1), why: z.string().max(2_000) })),
	as: username,
	agreedBy: username.optional(),
	defaults: z.strictObject({
		schedule: z.string().min(1).max(120).optional(),
		since: z.iso.date().optional(),
	}),
	paper: z.strictObject({ name: z.string().min(1).max(300), date: z.iso.date() }).optional(),
	isApplied: z.boolean(),
})
const undo = z.strictObject({
	...{ batch: z.string().min(1).max(80), reason: z.string().max(300), as: username },
})
const badImport = {
	code: "bad-import",
	message:
		"Name who acts by --as, with 1 to 60 letters, digits, dots or dashes; a file has 20,000 rows at most.",
}

export const importActions = (parts: ImportParts): readonly Action[] => [
	action("/sheets", order, badImport, ({ as, agreedBy, ...wish }) =>
		parts.importSheet({
			...wish,
			actor: asBkpsdm(as),
			agreeing: agreedBy === undefined ? undefined : asBkpsdm(agreedBy),
		}),
	),
	action("/sheets/list", z.strictObject({}), badImport, async () =>
		succeed({ batches: await parts.importBatches() }),
	),
	action("/sheets/undo", undo, badImport, ({ as, ...wish }) =>
		parts.undoImport(wish, asBkpsdm(as)),
	),
]

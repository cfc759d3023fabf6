// A paper about to leave the office: what its content is known by, and what it says otherwise than the last time.
import { createHash } from "node:crypto"
import { canonicalJson } from "../domain/runs/canonical-json.ts"
import type { ExportBook, ExportRecord, KeptRow } from "./export-book.ts"
import type { Now } from "./ports.ts"

/** SHA-256 of a paper's content, hex: the same in every format. */
export const checksumOf = (content: object): string =>
	createHash("sha256").update(canonicalJson(content)).digest("hex")

/**
 * Keeps that it was taken. Two who take the same paper at once are two exports of it.
 * @returns the export before this one, with its rows
 */
export async function recordExport(
	{ exports, now }: { readonly exports: ExportBook; readonly now: Now },
	taken: {
		readonly paper: string
		readonly by: string
		readonly checksum: string
		readonly rows: readonly KeptRow[]
	},
): Promise<{ readonly last: ExportRecord; readonly rows: readonly KeptRow[] } | undefined> {
	const { paper, by, checksum, rows } = taken
	for (;;) {
		const last = await exports.last(paper)
		const before = last === undefined ? [] : await exports.rows(paper)
		const record = { paper, n: (last?.n ?? 0) + 1, by, at: now(), checksum }
		if (await exports.add(record, rows)) return last && { last, rows: before }
	}
}

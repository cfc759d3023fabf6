// A CSV as rows of cells, read as spreadsheets of the country write it: mostly by semicolons.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { mostRows } from "../../domain/imports/import-rows.ts"
import type { SheetRow } from "../../domain/imports/sheet.ts"
import { separatorOf } from "../separator.ts"
import { type Encoding, fieldsOf, NotText, textLines } from "../text-lines.ts"
import { mostRowsAround } from "./table-limits.ts"

export type TextOptions = { readonly separator?: string; readonly encoding: Encoding }

export async function csvTable(
	file: string,
	{ separator, encoding }: TextOptions,
): Promise<Result<readonly SheetRow[], Fault<"bad-file">>> {
	let between = separator === undefined ? undefined : separatorOf(separator)
	if (separator !== undefined && between === undefined) {
		return fail(
			"bad-file",
			`--separator "${separator}": tulis comma, semicolon, tab, atau satu tanda yang bukan huruf atau angka.`,
		)
	}
	const rows: SheetRow[] = []
	try {
		for await (const { line, text } of textLines(file, encoding)) {
			const told = line === 1 ? /^sep=(.)$/i.exec(text)?.[1] : undefined
			if (told !== undefined) between ??= told
			if (told !== undefined || text.trim() === "") continue
			between ??= usualSeparator(text)
			const fields = fieldsOf(text, between)
			if (fields === undefined) {
				return fail(
					"bad-file",
					`Baris ${line}: tanda kutip tidak ditutup. Perbaiki baris itu; satu baris tabel harus satu baris berkas.`,
				)
			}
			if (rows.length >= mostRows + mostRowsAround) {
				return fail(
					"bad-file",
					`Berkas itu lebih dari ${mostRows} baris. Pecah per OPD atau per bulan.`,
				)
			}
			if (fields.every((field) => field === "")) continue
			rows.push({ row: line, cells: fields.map((field) => ({ text: field, kind: "text" })) })
		}
	} catch (cause) {
		if (cause instanceof NotText) return fail("bad-file", `${file}: ${cause.message}`)
		throw cause
	}
	return succeed(rows)
}

/** Which of the three the first line has most of. */
function usualSeparator(text: string): string {
	const counted = [";", ",", "\t"].map((one) => ({ one, times: text.split(one).length }))
	return counted.reduce((best, next) => (next.times > best.times ? next : best)).one
}

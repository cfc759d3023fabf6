// A table out of a file, whatever it is: XLSX by its first bytes, otherwise text.
import { existsSync, readFileSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { type Fault, fail, type Result } from "@hadir/shared/result.ts"
import type { SheetRow } from "../../domain/imports/sheet.ts"
import { csvTable, type TextOptions } from "./csv-table.ts"
import { jsonTable } from "./json-table.ts"
import { encryptedWords, xlsxTable } from "./xlsx-table.ts"

const mostFileBytes = 20 * 1024 * 1024

export type TableOptions = TextOptions & {
	/** Name or number from 1. */
	readonly sheet?: string
}

export async function readTable(
	given: string,
	options: TableOptions,
): Promise<Result<readonly SheetRow[], Fault<"bad-file">>> {
	const file = resolve(given)
	if (!existsSync(file) || !statSync(file).isFile()) {
		return fail("bad-file", `${file} bukan berkas. Periksa nama dan foldernya.`)
	}
	if (statSync(file).size > mostFileBytes) {
		return fail(
			"bad-file",
			`${file} lebih besar dari ${mostFileBytes / 1024 / 1024} MB. Salin tabelnya saja ke berkas baru, atau pecah per OPD.`,
		)
	}
	const bytes = readFileSync(file)
	const start = bytes.subarray(0, 4).toString("hex")
	if (start === "504b0304") return xlsxTable(bytes, options.sheet)
	if (start === "d0cf11e0") return fail("bad-file", encryptedWords)
	if (/^\s*\[/.test(bytes.subarray(0, 100).toString())) return jsonTable(bytes.toString())
	return csvTable(file, options)
}

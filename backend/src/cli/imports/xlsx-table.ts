// A sheet of an XLSX file as rows of cells. Of a formula its last result counts.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { EncryptedFileError, HucreError, readXlsx, streamXlsxRows } from "hucre"
import { mostRows } from "../../domain/imports/import-rows.ts"
import type { Cell, SheetRow } from "../../domain/imports/sheet.ts"
import { mostRowsAround } from "./table-limits.ts"
import { unpackedBytes } from "./zip-sizes.ts"

/** A file of 20,000 rows unpacks to some 30 MB; a bomb to thousands. */
const mostUnpackedBytes = 200 * 1024 * 1024
const mostColumns = 400
const longestCell = 1_000
/** Of files without any, such as a sheet that was only coloured to its end. */
const mostEmptyRows = 1_100_000

/** @param sheet its name or its number from 1 */
export async function xlsxTable(
	bytes: Buffer,
	sheet: string | undefined,
): Promise<Result<readonly SheetRow[], Fault<"bad-file">>> {
	const unpacked = unpackedBytes(bytes)
	if (unpacked === undefined || unpacked > mostUnpackedBytes) {
		return fail(
			"bad-file",
			`Berkas itu bukan XLSX yang wajar, atau isinya lebih dari ${mostUnpackedBytes / 1024 / 1024} MB. Salin tabelnya saja ke buku kerja baru, lalu simpan.`,
		)
	}
	try {
		const wanted = await sheetWanted(bytes, sheet)
		if (!wanted.ok) return wanted
		return await rowsOf(bytes, wanted.value)
	} catch (cause) {
		if (cause instanceof EncryptedFileError) return fail("bad-file", encryptedWords)
		if (!(cause instanceof HucreError)) throw cause
		return fail(
			"bad-file",
			`Berkas itu tidak terbaca sebagai XLSX (${cause.message}). Buka di Excel atau LibreOffice, lalu simpan kembali sebagai .xlsx.`,
		)
	}
}

export const encryptedWords =
	"Berkas itu berkata sandi, atau buku kerja Excel lama (.xls). Buka, hapus kata sandinya, lalu simpan sebagai .xlsx."

async function sheetWanted(
	bytes: Buffer,
	sheet: string | undefined,
): Promise<Result<number, Fault<"bad-file">>> {
	if (sheet === undefined) return succeed(0)
	const names: string[] = []
	await readXlsx(bytes, {
		sheets: ({ name }) => {
			names.push(name)
			return false
		},
	})
	const named = names.indexOf(sheet)
	const index = named >= 0 ? named : /^[1-9]\d{0,2}$/.test(sheet) ? Number(sheet) - 1 : -1
	if (index >= 0 && index < names.length) return succeed(index)
	return fail("bad-file", `Tidak ada lembar "${sheet}". Yang ada: ${names.join(", ")}.`)
}

async function rowsOf(
	bytes: Buffer,
	sheet: number,
): Promise<Result<readonly SheetRow[], Fault<"bad-file">>> {
	const rows: SheetRow[] = []
	let seen = 0
	for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
		seen++
		const cells = values.map(cellOf)
		const isEmpty = cells.every(({ text }) => text === "")
		if (seen > mostEmptyRows || (!isEmpty && rows.length >= mostRows + mostRowsAround)) {
			return fail(
				"bad-file",
				`Lembar itu lebih dari ${mostRows} baris. Pecah per OPD atau per bulan.`,
			)
		}
		if (isEmpty) continue
		if (cells.findLastIndex(({ text }) => text !== "") >= mostColumns) {
			return fail(
				"bad-file",
				`Baris ${index + 1} lebih dari ${mostColumns} kolom. Salin tabelnya saja ke lembar baru.`,
			)
		}
		rows.push({ row: index + 1, cells: cells.slice(0, mostColumns) })
	}
	return succeed(rows)
}

const formulaError = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/

function cellOf(value: string | number | boolean | Date | null): Cell {
	if (value === null) return { text: "", kind: "text" }
	if (value instanceof Date) return { text: value.toISOString().slice(0, 10), kind: "date" }
	if (typeof value === "number") return { text: String(value), kind: "number" }
	const text = String(value).slice(0, longestCell)
	return { text, kind: formulaError.test(text) ? "error" : "text" }
}

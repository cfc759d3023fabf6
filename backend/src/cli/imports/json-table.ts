// A table of JSON: a list of objects whose field names are the headings.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { z } from "zod"
import { mostRows } from "../../domain/imports/import-rows.ts"
import type { Cell, SheetRow } from "../../domain/imports/sheet.ts"

const table = z.array(
	z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
)

export function jsonTable(text: string): Result<readonly SheetRow[], Fault<"bad-file">> {
	let value: unknown
	try {
		value = JSON.parse(text)
	} catch (cause) {
		const where = cause instanceof Error ? cause.message : String(cause)
		return fail("bad-file", `Berkas bukan JSON yang benar (${where}). Perbaiki berkasnya.`)
	}
	const parsed = table.safeParse(value)
	if (!parsed.success) {
		return fail(
			"bad-file",
			'JSON harus daftar objek sederhana, seperti [{"NIP": "...", "Nilai": 92}].',
		)
	}
	if (parsed.data.length > mostRows) {
		return fail(
			"bad-file",
			`Berkas itu lebih dari ${mostRows} baris. Pecah per OPD atau per bulan.`,
		)
	}
	const headings = [...new Set(parsed.data.flatMap((row) => Object.keys(row)))]
	const head: SheetRow = {
		row: 1,
		cells: headings.map((heading) => ({ text: heading, kind: "text" })),
	}
	const rows = parsed.data.map(
		(row, index): SheetRow => ({
			row: index + 2,
			cells: headings.map((name) => cellOf(row[name])),
		}),
	)
	return succeed([head, ...rows])
}

function cellOf(value: string | number | boolean | null | undefined): Cell {
	if (value === undefined || value === null) return { text: "", kind: "text" }
	if (typeof value === "boolean") return { text: value ? "ya" : "tidak", kind: "text" }
	return { text: String(value), kind: typeof value === "number" ? "number" : "text" }
}

// Which column of a table says what: by its heading, as offices write them, or as the operator says.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { plainText, type SheetRow } from "./sheet.ts"

export type Field = {
	readonly name: string
	/** Headings that mean it, in lower case, the usual one first. */
	readonly headings: readonly string[]
	readonly isRequired?: true
	/** Letters that it may have; absent: as many as a name. */
	readonly longest?: number
}

/** A field and its heading, or the number of its column from 1. */
export type ColumnMap = ReadonlyMap<string, string>

export type Columns = {
	/** From 0. */
	readonly places: ReadonlyMap<string, number>
	/** The row of the headings; 0 where there are none. */
	readonly headerRow: number
}

/** Titles and letterheads stand above a table's headings, never so many. */
const mostRowsAbove = 30

/** "nip = Nomor Induk, name = 3" as `--map` gives it. */
export function columnMap(
	text: string,
	fields: readonly Field[],
): Result<ColumnMap, Fault<"bad-map">> {
	const map = new Map<string, string>()
	for (const pair of text.split(",")) {
		const [name = "", ...rest] = pair.split("=").map((part) => part.trim())
		const column = rest.join("=")
		if (column === "" || map.has(name) || !fields.some((field) => field.name === name)) {
			const known = fields.map((field) => field.name).join(", ")
			return fail(
				"bad-map",
				`--map "${pair.trim()}": tulis isian=Judul atau isian=nomor kolom, tiap isian sekali. Isian: ${known}.`,
			)
		}
		map.set(name, column)
	}
	return succeed(map)
}

/** The row of headings is the first that has all required ones; numbers alone need none. */
export function findColumns(
	rows: readonly SheetRow[],
	fields: readonly Field[],
	map: ColumnMap,
): Result<Columns, Fault<"bad-map">> {
	let best: { readonly lacking: readonly string[]; readonly row: number } | undefined
	for (const row of rows.slice(0, mostRowsAbove)) {
		const { places, lacking, isHeader } = placesIn(row, fields, map)
		if (lacking.length === 0 && isHeader) return succeed({ places, headerRow: row.row })
		if (best === undefined || lacking.length < best.lacking.length) {
			best = { lacking, row: row.row }
		}
	}
	const numbered = placesIn({ row: 0, cells: [] }, fields, map)
	if (numbered.lacking.length === 0) return succeed({ places: numbered.places, headerRow: 0 })
	const lacking = best?.lacking ?? numbered.lacking
	return fail(
		"bad-map",
		`Tidak ada baris judul dengan kolom ${lacking.join(", ")}. Beri judul itu, atau sebutkan kolomnya: --map ${lacking.map((_, index) => `${fieldNamed(fields, lacking[index])}=<judul atau nomor>`).join(",")}.`,
	)
}

function placesIn({ cells }: SheetRow, fields: readonly Field[], map: ColumnMap) {
	const headings = cells.map((cell) => headingOf(plainText(cell)))
	const places = new Map<string, number>()
	const lacking: string[] = []
	let isHeader = false
	for (const { name, headings: known, isRequired } of fields) {
		const given = map.get(name)
		const wanted = given === undefined ? known : [headingOf(given)]
		const named = wanted.map((heading) => headings.indexOf(heading)).find((place) => place >= 0)
		const numbered =
			given !== undefined && /^[1-9]\d{0,2}$/.test(given) ? Number(given) - 1 : undefined
		const place = named ?? numbered
		isHeader ||= named !== undefined || headings.some((heading) => known.includes(heading))
		if (place !== undefined) places.set(name, place)
		else if (isRequired || given !== undefined) lacking.push(given ?? known[0] ?? name)
	}
	return { places, lacking, isHeader }
}

const fieldNamed = (fields: readonly Field[], heading = ""): string =>
	fields.find(({ headings }) => headings[0] === heading)?.name ?? heading

/** "NIP / NI PPPK *" and "nip/ni pppk" are one heading. */
export const headingOf = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[.*:()]/g, " ")
		.replace(/\s*\/\s*/g, "/")
		.replace(/[\s_]+/g, " ")
		.trim()

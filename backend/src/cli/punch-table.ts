// Which column of a file says what, and the punches that its lines are.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { FilePunch } from "../usecases/file-punch.ts"
import { separatorOf, separatorRule } from "./separator.ts"
import { fieldsOf, type TextLine } from "./text-lines.ts"
import { type TimeFormat, timeFormat } from "./time-format.ts"

const columnNames = ["user", "time", "date", "state", "verify"] as const
type ColumnName = (typeof columnNames)[number]

/** As it was typed; a column is its number from 1, or its heading. */
export type TableOptions = {
	readonly map?: string
	readonly separator?: string
	readonly format?: string
	readonly header?: boolean
}

export type PunchTable = {
	/** Takes the headings, where there are any. */
	begin(line: TextLine): Fault<"bad-map"> | undefined
	/** Undefined: the line is empty. */
	read(line: TextLine): FilePunch | UnreadLine | undefined
	readonly hasHeader: boolean
}
export type UnreadLine = { readonly line: number; readonly reason: "unreadable" }

/** `attlog.dat` of a ZKTeco terminal's USB stick. */
const attlog = { map: "user=1,time=2,state=3,verify=4", separator: "tab" } as const
const usualFormat = "yyyy-MM-dd HH:mm:ss"
/** A key that was not pressed, as terminals write it. */
const notSet = 255

export function punchTable(options: TableOptions): Result<PunchTable, Fault<"bad-map">> {
	const { map, separator } = options.map === undefined ? { ...attlog, ...options } : options
	const columns = columnsOf(map ?? attlog.map)
	if (columns === undefined) return badMap
	const pattern = options.format ?? usualFormat
	const format = timeFormat(pattern)
	if (format === undefined) {
		return fail("bad-map", `"${pattern}" is no format of a time. Write it like dd/MM/yyyy HH:mm.`)
	}
	const between = separatorOf(separator ?? "comma")
	if (between === undefined) return fail("bad-map", separatorRule)
	let places: Places | undefined
	return succeed({
		hasHeader: options.header ?? false,
		begin: (line) => {
			const headings = options.header ? fieldsOf(line.text, between) : []
			const found = placesOf(columns, headings ?? [])
			if (typeof found === "string") return { code: "bad-map", message: found }
			places = found
			return undefined
		},
		read: ({ line, text }) => {
			if (text.trim() === "") return undefined
			const fields = fieldsOf(text, between)
			const punch = fields && places && punchOf(fields, places, format)
			return punch === undefined ? { line, reason: "unreadable" } : { ...punch, line }
		},
	})
}

const badMap = fail(
	"bad-map",
	"Say which column is what: --map user=1,time=2 (or date=2,time=3; also state and verify), by number from 1, or by heading with --header.",
)

type Columns = ReadonlyMap<ColumnName, string>
type Places = ReadonlyMap<ColumnName, number>

function columnsOf(map: string): Columns | undefined {
	const columns = new Map<ColumnName, string>()
	for (const pair of map.split(",")) {
		const [key = "", ...rest] = pair.split("=")
		const name = columnNames.find((one) => one === key.trim())
		const column = rest.join("=").trim()
		if (name === undefined || column === "" || columns.has(name)) return undefined
		columns.set(name, column)
	}
	return columns.has("user") && columns.has("time") ? columns : undefined
}

/** @returns a sentence when a column is not there */
function placesOf(columns: Columns, headings: readonly string[]): Places | string {
	const places = new Map<ColumnName, number>()
	for (const [name, column] of columns) {
		const named = headings.indexOf(column)
		const place = named >= 0 ? named : /^[1-9]\d?$/.test(column) ? Number(column) - 1 : -1
		if (place < 0) return `There is no column "${column}".`
		places.set(name, place)
	}
	return places
}

function punchOf(
	fields: readonly string[],
	places: Places,
	format: TimeFormat,
): Omit<FilePunch, "line"> | undefined {
	const field = (name: ColumnName) => fields[places.get(name) ?? -1]
	const [date, time, userId] = [field("date"), field("time"), field("user")]
	if (time === undefined || userId === undefined || userId.length > 24) return undefined
	const local = format.read(date === undefined ? time : `${date} ${time}`)
	const state = stateOf(field("state"))
	const verify = byteOf(field("verify"))
	if (local === undefined || state === undefined || verify === undefined) return undefined
	return { userId, local, isMinute: !format.hasSeconds, state, verify }
}

const words = new Map([
	...["c/in", "in", "check in", "masuk"].map((word): [string, number] => [word, 0]),
	...["c/out", "out", "check out", "pulang", "keluar"].map((word): [string, number] => [word, 1]),
])

function stateOf(text: string | undefined): number | undefined {
	return words.get((text ?? "").toLowerCase()) ?? byteOf(text)
}

function byteOf(text = ""): number | undefined {
	if (text === "") return notSet
	return /^\d{1,3}$/.test(text) && Number(text) <= 255 ? Number(text) : undefined
}

// The attendance log out of a terminal, row by row as the chunks come. A terminal can be asked for no date:
// what is new is found by counting, and by the newest record known standing where it stood.
import { terminalKey } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LogPull } from "../../log-pull.ts"
import type { PullSummary } from "../../terminal.ts"
import { punchOf } from "../../terminal-punch.ts"
import { openTable, type Table } from "./bulk-read.ts"
import { wallTimeOf } from "./device-time.ts"
import type { Link } from "./link.ts"
import { askCounts, askUsers } from "./questions.ts"
import {
	type AttendanceRecord,
	cutRows,
	type RecordSize,
	recordOf,
	recordSizeOf,
	type ShortOrder,
} from "./records.ts"

export type PullParts = LogPull & {
	readonly link: Link
	readonly order: ShortOrder
}

type OpenLog = {
	readonly table: Table
	readonly size: RecordSize
	readonly count: number
	/** User ids by their place in the list, for rows that name no more. */
	readonly idByPlace: ReadonlyMap<number, string>
}

/** A punch between counting and reading makes the two disagree. */
const openTries = 3

export async function pullLog(parts: PullParts): Promise<Result<PullSummary, Fault>> {
	const opened = await openLog(parts.link)
	if (!opened.ok) return opened
	if (opened.value === "empty") {
		return succeed({ punches: 0, refused: 0, isDelta: false, through: undefined })
	}
	const pulled = await pullRows(parts, opened.value)
	await opened.value.table.free()
	return pulled
}

async function openLog(link: Link): Promise<Result<OpenLog | "empty", Fault>> {
	let idByPlace: ReadonlyMap<number, string> | undefined
	let refused: Fault = { code: "record-size", message: "The log grew while it was counted." }
	for (let tries = 0; tries < openTries; tries++) {
		const counts = await askCounts(link)
		if (!counts.ok) return counts
		const count = counts.value.records.held
		if (count === 0) return succeed("empty")
		const table = await openTable(link, "attendance")
		if (!table.ok) return table
		const size = recordSizeOf({ bytes: table.value.bytes, count })
		if (size.ok && (size.value !== 8 || idByPlace !== undefined)) {
			const ids = idByPlace ?? new Map<number, string>()
			return succeed({ table: table.value, size: size.value, count, idByPlace: ids })
		}
		// The terminal has one buffer: the list of users takes the log's place in it.
		await table.value.free()
		if (!size.ok) {
			refused = size.fault
			continue
		}
		const users = await askUsers(link)
		if (!users.ok) return users
		idByPlace = new Map(users.value.map(({ place, user }) => [place, user.userId]))
	}
	return { ok: false, fault: refused }
}

async function pullRows(parts: PullParts, log: OpenLog): Promise<Result<PullSummary, Fault>> {
	const { table, size, count } = log
	const start = await startOf(parts, log)
	if (!start.ok) return start
	const from = start.value
	let lastRow: Uint8Array | undefined
	let held: Uint8Array = new Uint8Array()
	let bytes = from
	const tally = { punches: 0, refused: 0 }
	const read = await table.read(from, (piece) => {
		const cut = cutRows(held, piece, size)
		held = cut.held
		for (const row of cut.rows) tally[tell(row, parts, log)]++
		lastRow = cut.rows.at(-1) ?? lastRow
		bytes += piece.length
		parts.onProgress({ bytes, totalBytes: table.bytes })
	})
	if (!read.ok) return read
	if (held.length > 0) return fail("torn", "The log ended within a record. It is read again.")
	const lastKey =
		lastRow === undefined ? (parts.after?.lastKey ?? "") : terminalKey(toldBy(lastRow, parts, log))
	return succeed({ ...tally, isDelta: from > 0, through: { count, lastKey } })
}

/** Behind the newest record known if it stands where it stood; else, after a clear or a wrap, the beginning. */
async function startOf(
	{ after, ...parts }: PullParts,
	log: OpenLog,
): Promise<Result<number, Fault>> {
	const { table, size, count } = log
	if (after === undefined || after.count < 1 || after.count > count) return succeed(0)
	const row = await table.look((after.count - 1) * size, size)
	if (!row.ok) return row
	const isThere = terminalKey(toldBy(row.value, parts, log)) === after.lastKey
	return succeed(isThere ? after.count * size : 0)
}

type Naming = Pick<PullParts, "serial" | "order">

function toldBy(row: Uint8Array, { serial, order }: Naming, { size, idByPlace }: OpenLog) {
	const record = recordOf(row, size, order)
	const local = wallTimeOf(record.localCode)
	return { serial, local, userId: userIdOf(record, idByPlace), ...record }
}

const userIdOf = ({ user }: AttendanceRecord, idByPlace: ReadonlyMap<number, string>): string =>
	"id" in user ? user.id : (idByPlace.get(user.place) ?? "")

function tell(row: Uint8Array, parts: PullParts, log: OpenLog): "punches" | "refused" {
	const punch = punchOf(toldBy(row, parts, log))
	if (punch.ok) {
		parts.onPunch(punch.value)
		return "punches"
	}
	parts.onRefused({ serial: parts.serial, reason: punch.fault.code, bytes: row.slice() })
	return "refused"
}

// Records of an attendance log and of the list of users, by their size in bytes. The size is never assumed:
// it is the table's length by the number of its rows, and one that is not known is refused. Whoever steps
// through rows of 49 bytes by 40 reads punches of 2000 and 2063 that nobody made.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { TerminalUser } from "../../terminal.ts"

export const recordSizes = [8, 16, 40, 49] as const
export type RecordSize = (typeof recordSizes)[number]

export type AttendanceRecord = {
	/** Rows of 8 bytes name the user's place in the terminal's list, the others the user. */
	readonly user: { readonly place: number } | { readonly id: string }
	readonly localCode: number
	readonly verify: number
	readonly state: number
}

export type ShortOrder = "time-first" | "state-first"

export function recordSizeOf(table: {
	readonly bytes: number
	readonly count: number
}): Result<RecordSize, Fault<"record-size">> {
	const size = table.bytes / table.count
	const known = recordSizes.find((one) => one === size)
	return known === undefined ? refuseSize("attendance", table) : succeed(known)
}

const refuseSize = (
	name: string,
	{ bytes, count }: { readonly bytes: number; readonly count: number },
) =>
	fail(
		"record-size",
		`The ${name} table of ${bytes} bytes for ${count} rows has rows of no known size. Nothing of it is read; tell the maintainers the terminal's model and firmware.`,
	)

/** @param order MA300 writes the state of its 8-byte rows before the time (pyzk, issue 187) */
export function recordOf(row: Uint8Array, size: RecordSize, order: ShortOrder): AttendanceRecord {
	const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
	switch (size) {
		case 8: {
			const [timeAt, stateAt] = order === "time-first" ? [3, 7] : [4, 3]
			return {
				user: { place: view.getUint16(0, true) },
				localCode: view.getUint32(timeAt, true),
				verify: view.getUint8(2),
				state: view.getUint8(stateAt),
			}
		}
		case 16:
			return {
				user: { id: String(view.getUint32(0, true)) },
				localCode: view.getUint32(4, true),
				// State before verify, as the manual has it; pyzk names them the other way round.
				state: view.getUint8(8),
				verify: view.getUint8(9),
			}
		case 40:
		case 49:
			return {
				user: { id: textIn(row, { from: 2, length: 24 }) },
				verify: view.getUint8(26),
				localCode: view.getUint32(27, true),
				state: view.getUint8(31),
			}
	}
}

export type Cut = { readonly held: Uint8Array; readonly rows: readonly Uint8Array[] }

/** Rows out of a table that comes in pieces: one that a piece's end cuts is joined with the next. */
export function cutRows(held: Uint8Array, piece: Uint8Array, size: number): Cut {
	const bytes = new Uint8Array(held.length + piece.length)
	bytes.set(held)
	bytes.set(piece, held.length)
	const whole = Math.floor(bytes.length / size)
	return {
		held: bytes.slice(whole * size),
		rows: Array.from({ length: whole }, (_, row) => bytes.subarray(row * size, (row + 1) * size)),
	}
}

/** A user and the place that 8-byte records name. The row's password is not read. */
export type ListedUser = { readonly place: number; readonly user: TerminalUser }

export function usersOf(
	table: Uint8Array,
	count: number,
): Result<readonly ListedUser[], Fault<"record-size">> {
	if (table.length === 0 && count === 0) return succeed([])
	const size = table.length / count
	if (size !== 28 && size !== 72) {
		return refuseSize("user", { bytes: table.length, count })
	}
	const { rows } = cutRows(new Uint8Array(), table, size)
	return succeed(rows.map(size === 28 ? shortUser : longUser))
}

function shortUser(row: Uint8Array): ListedUser {
	const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
	const name = textIn(row, { from: 8, length: 8 })
	const userId = String(view.getUint32(24, true))
	return listed(view, { name, userId, card: view.getUint32(16, true) })
}

function longUser(row: Uint8Array): ListedUser {
	const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
	const name = textIn(row, { from: 11, length: 24 })
	const userId = textIn(row, { from: 48, length: 24 })
	return listed(view, { name, userId, card: view.getUint32(35, true) })
}

const privileges = new Map<number, TerminalUser["privilege"]>([
	[0, "user"],
	[2, "enroller"],
	[6, "manager"],
	[14, "administrator"],
])

function listed(
	view: DataView,
	{ name, userId, card }: { readonly name: string; readonly userId: string; readonly card: number },
): ListedUser {
	const rights = view.getUint8(2)
	const user = {
		...{ userId, name },
		privilege: privileges.get(rights & 0b1110) ?? "unknown",
		isDisabled: (rights & 1) === 1,
	}
	return { place: view.getUint16(0, true), user: card === 0 ? user : { ...user, card } }
}

/** Text ends at its first zero; what stands behind it is junk. */
export function textIn(
	bytes: Uint8Array,
	{ from, length }: { readonly from: number; readonly length: number },
): string {
	const field = bytes.subarray(from, from + length)
	const end = field.indexOf(0)
	return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end))
}

// Records, users, counts and times of Anviz terminals, out of the data of their answers. Numbers big-endian.
import type { WallTime } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { TerminalCounts, TerminalUser } from "../../terminal.ts"
import type { Meanings, ToldRecord } from "../../terminal-punch.ts"

/** A number of rows, then rows: user 5 | seconds u32 | way | type | work code 3 (TC_B V2.1, CMD 0x40). */
export const recordBytes = 14
/** User 5 | password 3 | card u32 | name 20 | ... (MxLabs/Anviz, UserInfo). */
export const staffBytes = 40
export const timeBytes = 6
const countBytes = 18
const userBytes = 5

/** The manual counts from 2000; devices count from the second day of it (Monits, coyotevz, MxLabs, node-anviz). */
const epochMs = Date.UTC(2000, 0, 2)
const noCard = 0xff_ff_ff_ff
/** Of a record's type; above them stands whether it opened a door. */
const stateBits = 0x0f

/** TC_B V2.1, CMD 0x40, backup code. Later models have numbers nobody has published: they stay as they come. */
export const meanings: Meanings = new Map([
	[0, "finger"],
	[1, "finger"],
	[2, "password"],
	[3, "card"],
])

/** The rows of one answer. There may be junk behind them. */
export function rowsOf(
	data: Uint8Array,
	size: number,
): Result<readonly Uint8Array[], Fault<"row-size">> {
	const count = data[0] ?? 0
	if (data.length < 1 + count * size) {
		return fail(
			"row-size",
			`The terminal's answer of ${data.length} bytes holds no ${count} rows of ${size}. Nothing of it is read; tell the maintainers the terminal's model and firmware.`,
		)
	}
	return succeed(
		Array.from({ length: count }, (_, row) => data.subarray(1 + row * size, 1 + (row + 1) * size)),
	)
}

/** @param row 14 bytes */
export function recordOf(row: Uint8Array): ToldRecord {
	const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
	return {
		userId: userIdIn(view),
		local: wallTimeOf(view.getUint32(userBytes)),
		verify: view.getUint8(9),
		state: view.getUint8(10) & stateBits,
	}
}

/** Any u32 is some time; whether it can be a punch's is asked elsewhere. */
export function wallTimeOf(seconds: number): WallTime {
	const shown = new Date(epochMs + seconds * 1000)
	return {
		...{ year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() },
		...{ hour: shown.getUTCHours(), minute: shown.getUTCMinutes(), second: shown.getUTCSeconds() },
	}
}

/** CMD 0x38 and 0x39: year of the century, month, day, hour, minute, second, a byte each. */
export function clockOf(data: Uint8Array): Result<WallTime, Fault<"no-time">> {
	if (data.length < timeBytes) return fail("no-time", "The terminal's time is cut short.")
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = data
	return succeed({ year: 2000 + year, month, day, hour, minute, second })
}

export const clockBytes = ({ year, month, day, hour, minute, second }: WallTime): Uint8Array =>
	Uint8Array.of(year % 100, month, day, hour, minute, second)

/** CMD 0x3C: users, fingers, passwords, cards, all records, new records, u24 each. */
export function countsOf(data: Uint8Array): Result<TerminalCounts, Fault<"short">> {
	if (data.length < countBytes) return fail("short", "The terminal's counts are cut short.")
	const at = (place: number) => numberIn(data.subarray(place * 3, place * 3 + 3))
	return succeed({
		...{ users: { held: at(0) }, fingers: { held: at(1) }, records: { held: at(4) } },
		passwords: at(2),
	})
}

/** The row's password is not read. @param row 40 bytes */
export function staffOf(row: Uint8Array): TerminalUser {
	const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
	const card = view.getUint32(8)
	const [name = ""] = new TextDecoder("utf-16be").decode(row.subarray(12, 32)).split("\0")
	const user = { userId: userIdIn(view), name, privilege: "unknown", isDisabled: false } as const
	return card === noCard || card === 0 ? user : { ...user, card }
}

/** What can be printed of a serial number, type or version: it ends at its zero, or is padded. */
export function textIn(data: Uint8Array): string {
	const end = data.indexOf(0)
	const text = Buffer.from(end < 0 ? data : data.subarray(0, end)).toString("latin1")
	return text.replace(/[^\x21-\x7e]/g, "")
}

/** Five bytes; 0 is nobody. */
function userIdIn(view: DataView): string {
	const number = view.getUint8(0) * 0x1_00_00_00_00 + view.getUint32(1)
	return number === 0 ? "" : String(number)
}

const numberIn = (bytes: Uint8Array): number =>
	bytes.reduce((number, byte) => number * 256 + byte, 0)

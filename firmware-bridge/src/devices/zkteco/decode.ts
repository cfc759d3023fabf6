// Frames of port 4370 over TCP, and the tables of punches and users as they lie in a dump, their length first.
import {
	type Decode,
	type Decoded,
	decodeFrames,
	faultAt,
	hexOf,
	type Meaning,
} from "../../decoded.ts"
import { punchWords } from "../../punch-words.ts"
import { punchOf } from "../../terminal-punch.ts"
import { wallTimeOf } from "./device-time.ts"
import { eventPunchOf } from "./events.ts"
import { changeCommands, type Frame, readCommands, replies } from "./frame.ts"
import { tcpFrames } from "./framer.ts"
import { cutRows, recordOf, recordSizes, usersOf } from "./records.ts"

const names = new Map(
	[readCommands, changeCommands, replies].flatMap((table) =>
		Object.entries(table).map(([name, code]): [number, string] => [code, name]),
	),
)
/** A terminal's own number is not in a table: the decoded punch stands for itself. */
const nowhere = "-"

export const decodeZk: Decode = decodeFrames(tcpFrames, meaningOf)

function meaningOf({ command, session, reply, data }: Frame): Meaning {
	const name = names.get(command) ?? `command ${command}`
	const facts = { command, session, reply, bytes: data.length }
	const told = command === replies.event ? eventPunchOf(data) : undefined
	if (told !== undefined) {
		const punch = punchOf({ serial: nowhere, ...told })
		const words = punch.ok ? punchWords(punch.value) : punch.fault.message
		return { kind: "event", words: `as it happened: ${words}`, facts }
	}
	// A key of the session is as good as the terminal's own until it ends.
	const shown = command === readCommands.authorize ? "(a key)" : hexOf(data.subarray(0, 32))
	const more = data.length > 32 ? "..." : ""
	const words = `${name}, session ${session}, reply ${reply}, ${data.length} bytes ${shown}${more}`
	return { kind: name, words: words.trim(), facts }
}

/** @param bytes a table with its length u32 in front, or rows alone */
export const decodeZkPunches: Decode = (bytes) =>
	decodeTable(bytes, recordSizes, (rows, size, from) =>
		rows.map((row, index) => {
			const place = { at: from + index * size, length: size }
			const { user, localCode, verify, state } = recordOf(row, size, "time-first")
			const userId = "id" in user ? user.id : `place ${user.place}`
			const local = wallTimeOf(localCode)
			const punch = punchOf({ serial: nowhere, userId, local, verify, state })
			if (!punch.ok) return faultAt(place, punch.fault.message)
			const facts = { userId, local, verify, state }
			return { ...place, kind: "punch", words: punchWords(punch.value), isFault: false, facts }
		}),
	)

export const decodeZkUsers: Decode = (bytes) =>
	decodeTable(bytes, [72, 28] as const, (rows, size, from) =>
		rows.map((row, index) => {
			const place = { at: from + index * size, length: size }
			const listed = usersOf(row, 1)
			const [one] = listed.ok ? listed.value : []
			if (one === undefined) return faultAt(place, "short")
			const { userId, name, privilege, card } = one.user
			const held = card === undefined ? "" : `, card ${card}`
			const words = `user ${userId} "${name}", ${privilege}${held}, place ${one.place}`
			return { ...place, kind: "user", words, isFault: false, facts: { ...one.user } }
		}),
	)

const lengthBytes = 4

/** The size of a row is the one that divides the table; where several do, the one that leaves no fault. */
function decodeTable<Size extends number>(
	bytes: Uint8Array,
	sizes: readonly Size[],
	read: (rows: readonly Uint8Array[], size: Size, from: number) => readonly Decoded[],
): readonly Decoded[] {
	if (bytes.length === 0) return []
	const from = hasLength(bytes) ? lengthBytes : 0
	const table = bytes.subarray(from)
	const tried = sizes
		.filter((size) => table.length % size === 0)
		.map((size) => read(cutRows(new Uint8Array(), table, size).rows, size, from))
	const faults = (decoded: readonly Decoded[]) => decoded.filter(({ isFault }) => isFault).length
	const [best] = tried.sort((one, other) => faults(one) - faults(other))
	const all = { at: 0, length: bytes.length }
	return (
		best ?? [
			faultAt(all, `${table.length} bytes are no whole number of rows of ${sizes.join(", ")}`),
		]
	)
}

function hasLength(bytes: Uint8Array): boolean {
	if (bytes.length < lengthBytes) return false
	const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true)
	return length === bytes.length - lengthBytes
}

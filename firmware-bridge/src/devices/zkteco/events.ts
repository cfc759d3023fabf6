// A punch as a terminal tells it the moment it happens. Which layout it has, only its length says.
import type { WallTime } from "@hadir/shared/journal/terminal-punch.ts"
import { wallTimeOfBytes } from "./device-time.ts"
import { textIn } from "./records.ts"

/** Bits of the session field of an event; the others are acknowledged and not read. */
export const attendanceEvent = 1

export type EventPunch = {
	readonly userId: string
	readonly verify: number
	readonly state: number
	readonly local: WallTime
}

const shortLengths: ReadonlySet<number> = new Set([10, 14])
const wideLength = 12
const longLengths: ReadonlySet<number> = new Set([32, 36, 37, 52])
const textIdBytes = 24
const timeLength = 6
/** Above it stands whether the punch was valid. */
const stateBits = 0x0f

/** Undefined for a body of a length that nobody has described. */
export function eventPunchOf(body: Uint8Array): EventPunch | undefined {
	const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
	if (shortLengths.has(body.length)) {
		return punchBehind(body, { userId: String(view.getUint16(0, true)), from: 2 })
	}
	if (body.length === wideLength) {
		return punchBehind(body, { userId: String(view.getUint32(0, true)), from: 4 })
	}
	if (longLengths.has(body.length)) {
		const userId = textIn(body, { from: 0, length: textIdBytes })
		return punchBehind(body, { userId, from: textIdBytes })
	}
	return undefined
}

function punchBehind(
	body: Uint8Array,
	{ userId, from }: { readonly userId: string; readonly from: number },
): EventPunch {
	const [verify = 0, state = 0] = body.subarray(from)
	const local = wallTimeOfBytes(body.subarray(from + 2, from + 2 + timeLength))
	return { userId, verify, state: state & stateBits, local }
}

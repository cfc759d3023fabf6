// What a terminal holds and can hold: a table of u32, of which these places are known.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { TerminalCounts } from "../../terminal.ts"

/** Up to the free records; faces stand behind, on terminals that know them. */
const knownBytes = 80
const faceBytes = 92

export function countsOf(data: Uint8Array): Result<TerminalCounts, Fault<"short">> {
	if (data.length < knownBytes) return fail("short", "The terminal's table of counts is cut short.")
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
	const at = (place: number) => view.getUint32(place, true)
	const hasFaces = data.length >= faceBytes
	return succeed({
		users: { held: at(16), capacity: at(60) },
		fingers: { held: at(24), capacity: at(56) },
		records: { held: at(32), capacity: at(64), free: at(76) },
		operations: at(40),
		administrators: at(48),
		passwords: at(52),
		...(hasFaces ? { faces: { held: at(80), capacity: at(88) } } : {}),
	})
}

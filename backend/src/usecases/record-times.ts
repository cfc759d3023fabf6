// When a record was made, and a terminal's punch in it: a kiosk's clock by the marks of its boot, a terminal's by what
// it was measured to be ahead.
import type { JournalRecord } from "@hadir/shared/journal/record.ts"
import {
	type ClockMark,
	type CorrectedTime,
	correctedTime,
	terminalBoundMs,
} from "../domain/clock/corrected-time.ts"
import { isOfficeSource } from "./office-source.ts"
import type { BootStamp, Projected } from "./projections.ts"

export const stampOf = ({ boot, mono, wall, q, err }: JournalRecord): BootStamp => ({
	...{ boot, mono, wall, q, err },
})

export function timeOf(record: JournalRecord, known: ReadonlyMap<number, readonly ClockMark[]>) {
	return correctedTime(stampOf(record), known.get(record.boot) ?? [])
}

/**
 * A terminal kept the punch until it was taken over: it was made when its clock, less what it was ahead, says. On
 * the time line of the boot in which that was measured, so that whatever betters that clock betters the punch.
 */
export function stampAtTerminal(record: JournalRecord): BootStamp | undefined {
	if (record.k !== "punch" || record.terminal === undefined) return undefined
	const wall = record.terminal.time - record.terminal.offset
	const mono = record.mono - (record.wall - wall)
	return { ...stampOf(record), wall, mono, besidesMs: terminalBoundMs(record) }
}

export function punchTime(
	record: JournalRecord,
	kiosk: string,
	known: ReadonlyMap<number, readonly ClockMark[]>,
): Pick<Projected, "stamp" | "time"> | undefined {
	const stamp = stampAtTerminal(record)
	if (stamp === undefined) return undefined
	// The office's own clock is not in doubt; the bound that a file's punches carry is the terminal's.
	const time: CorrectedTime = isOfficeSource(kiosk)
		? { at: stamp.wall, err: stamp.err, basis: "stamped" }
		: correctedTime(stamp, known.get(record.boot) ?? [])
	return { stamp, time }
}

// A terminal's clock against the kiosk's: wall time of the place it stands at, in whole seconds and without a zone.
import { instantOf, isPossible, type WallTime } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import type { ClockReading } from "./terminal.ts"

/** It shows whole seconds: it stands anywhere within the one it shows. */
const halfSecondMs = 500

export function clockReading({
	shown,
	zone,
	answeredAtMs,
	roundTripMs,
}: {
	readonly shown: WallTime
	/** Where the terminal stands: an IANA zone. */
	readonly zone: string
	/** UTC ms at which its answer was here. */
	readonly answeredAtMs: number
	readonly roundTripMs: number
}): Result<ClockReading, Fault<"no-time">> {
	if (!isPossible(shown)) {
		return fail("no-time", "The terminal's clock shows a day that does not exist. Set its clock.")
	}
	const atMs = answeredAtMs - roundTripMs / 2
	return succeed({
		offsetMs: Math.round(instantOf(shown, zone) + halfSecondMs - atMs),
		errorMs: Math.ceil(halfSecondMs + roundTripMs / 2),
		roundTripMs: Math.round(roundTripMs),
		atMs: Math.round(atMs),
	})
}

/** What a clock of that zone shows at an instant. */
export function wallTimeAt(utcMs: number, zone: string): WallTime {
	const { date, second } = localMoment(utcMs, zone)
	const [year = 0, month = 0, day = 0] = date.split("-").map(Number)
	const [hour, minute] = [Math.floor(second / 3600), Math.floor((second % 3600) / 60)]
	return { year, month, day, hour, minute, second: second % 60 }
}

// The kiosk's own rule over a clock that may be wrong.
import { type ClockFacts, stampClock } from "@hadir/kiosk/domain/clock-quality.ts"
import type { ClockReading, KioskClock } from "@hadir/kiosk/usecases/ports.ts"
import type { VirtualTime } from "./virtual-time.ts"

export function simClock(facts: {
	readonly time: VirtualTime
	readonly boot: number
	/** True UTC ms. */
	readonly bootedAt: number
	/** UTC ms before which it cannot be. */
	readonly floor: number
	/** How wrong the system's clock is, in ms. */
	offset(): number
}): KioskClock {
	const { time, boot, bootedAt, offset } = facts
	let heard: ClockFacts["heard"]
	let { floor } = facts
	const mono = () => time.now - bootedAt
	return {
		read: (): ClockReading => {
			const known = { heard, networkBoundMs: undefined, hasBatteryClock: false, floor }
			const stamp = stampClock(known, time.now + offset(), mono())
			floor = Math.max(floor, stamp.wall)
			return { boot, mono: mono(), ...stamp }
		},
		hear: (server, halfTripMs) => {
			heard = { mono: mono(), halfTripMs, server }
		},
	}
}

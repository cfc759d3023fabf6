// The kiosk's clock: system time, the kernel's monotonic time, and how sure they are.
import { existsSync, readFileSync } from "node:fs"
import { stampClock } from "../domain/clock-quality.ts"
import type { ClockReading, KioskClock } from "../usecases/ports.ts"

const nanosecondsPerMs = 1_000_000n

export const monotonicMs = (): number => Number(process.hrtime.bigint() / nanosecondsPerMs)

export const kernelBootId = (): string =>
	readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()

export class SystemClock implements KioskClock {
	readonly #boot: number
	#floor: number
	#heard: { mono: number; halfTripMs: number; server: number } | undefined
	readonly #hasBatteryClock = existsSync("/dev/rtc0")

	/** @param floor UTC ms the clock cannot be below: the larger of last record and build time */
	constructor(facts: { readonly boot: number; readonly floor: number }) {
		this.#boot = facts.boot
		this.#floor = facts.floor
	}

	read(): ClockReading {
		const mono = monotonicMs()
		const facts = {
			heard: this.#heard,
			isNetworkTime: existsSync("/run/systemd/timesync/synchronized"),
			hasBatteryClock: this.#hasBatteryClock,
			floor: this.#floor,
		}
		const stamp = stampClock(facts, Date.now(), mono)
		this.#floor = Math.max(this.#floor, stamp.wall)
		return { boot: this.#boot, mono, ...stamp }
	}

	hear(server: number, halfTripMs: number): void {
		this.#heard = { mono: monotonicMs(), halfTripMs, server }
	}
}

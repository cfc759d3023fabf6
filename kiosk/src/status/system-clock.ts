// The kiosk's clock: system time, the kernel's monotonic time, and how sure they are.
import { readFileSync } from "node:fs"
import { stampClock } from "../domain/clock-quality.ts"
import type { ClockReading, KioskClock } from "../usecases/ports.ts"

const agreeWithinMs = 60_000
const nanosecondsPerMs = 1_000_000n

export const monotonicMs = (): number => Number(process.hrtime.bigint() / nanosecondsPerMs)

export const kernelBootId = (): string =>
	readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()

export class SystemClock implements KioskClock {
	readonly #boot: number
	#floor: number
	#heard: { mono: number; halfTripMs: number; server: number } | undefined
	readonly #networkBoundMs: () => number | undefined
	readonly #hasBatteryClock: boolean

	/**
	 * @param floor UTC ms the clock cannot be below: the larger of last record and build time
	 * @param batteryMs UTC ms of the battery clock, where there is one
	 * @param networkBoundMs how closely the system's clock follows network time now
	 */
	constructor(facts: {
		readonly boot: number
		readonly floor: number
		readonly batteryMs?: number | undefined
		readonly networkBoundMs?: () => number | undefined
	}) {
		this.#boot = facts.boot
		this.#floor = facts.floor
		this.#networkBoundMs = facts.networkBoundMs ?? (() => undefined)
		// The kernel sets its clock by the battery's at boot: one that disagrees was not what it was set by.
		const apart = facts.batteryMs === undefined ? undefined : Date.now() - facts.batteryMs
		this.#hasBatteryClock = apart !== undefined && Math.abs(apart) < agreeWithinMs
	}

	read(): ClockReading {
		const mono = monotonicMs()
		const facts = {
			heard: this.#heard,
			networkBoundMs: this.#networkBoundMs(),
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

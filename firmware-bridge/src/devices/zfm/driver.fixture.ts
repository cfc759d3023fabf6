// A driver and an emulated sensor at both ends of a TCP line, and what the driver said.
import { expect, vi } from "vitest"
import { type Flavour, ZfmSensor } from "../../../emulators/zfm/sensor.ts"
import { serveZfm, type ZfmLine } from "../../../emulators/zfm/server.ts"
import { tcpPort } from "../../ports/tcp-port.ts"
import type { Refusal } from "../../reader.ts"
import { readingText } from "../../reading-text.fixture.ts"
import { ZfmReader } from "./driver.ts"

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
export const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 10 })

/** Pauses at both ends are that much shorter than in life. */
const hurry = 4

/** Until the driver has taken so many more images. */
export async function looks(sensor: ZfmSensor, times: number): Promise<void> {
	const taken = () => sensor.heard.filter((code) => code === imageCommand).length
	const before = taken()
	await until(() => expect(taken()).toBeGreaterThanOrEqual(before + times))
}
const imageCommand = 0x01

export type Bench = {
	readonly sensor: ZfmSensor
	readonly line: ZfmLine
	readonly reader: ZfmReader
	readonly readings: string[]
	readonly refusals: Refusal[]
	/** States and, where there is one, the fault's code and sentence. */
	readonly states: string[]
	readonly sentences: string[]
	failedReads: number
	/** Slots of the people list; undefined: there is none. */
	expected: readonly number[] | undefined
	/** A finger is laid on until something is said of it and so much longer, then lifted. */
	touch(finger: string, holdMs?: number): Promise<void>
	/** The driver's clock goes on by so much at once. */
	passMs(ms: number): void
	stop(): Promise<void>
}

/** @param prepare what the sensor is like before anything is asked of it */
export async function makeBench(
	flavour: Flavour,
	prepare: (sensor: ZfmSensor) => void = () => undefined,
	password = 0,
): Promise<Bench> {
	const sensor = new ZfmSensor({ ...flavour, deafMs: flavour.deafMs / hurry })
	prepare(sensor)
	const line = await serveZfm(sensor)
	const said = { readings: [], refusals: [], states: [], sentences: [] }
	let aheadMs = 0
	const bench: Bench = {
		...{ sensor, line, ...said, failedReads: 0, expected: undefined },
		reader: new ZfmReader({
			openPort: tcpPort({ host: "127.0.0.1", port: line.port }),
			clock: { now: () => performance.now() + aheadMs, pause: (ms) => pause(ms / hurry) },
			password,
			expectedSlots: () => bench.expected,
			events: {
				onReading: (reading) => bench.readings.push(readingText(reading)),
				onRefusal: (refusal) => bench.refusals.push(refusal),
				onState: (state) => {
					bench.states.push("fault" in state ? `${state.kind} ${state.fault.code}` : state.kind)
					if ("fault" in state) bench.sentences.push(state.fault.message)
				},
				onFailedRead: () => {
					bench.failedReads++
				},
			},
		}),
		touch: async (finger, holdMs = 0) => {
			const before = bench.readings.length + bench.refusals.length
			sensor.place(finger)
			await until(() =>
				expect(bench.readings.length + bench.refusals.length).toBeGreaterThan(before),
			)
			await pause(holdMs)
			sensor.lift()
			await looks(sensor, 4)
		},
		passMs: (ms) => {
			aheadMs += ms
		},
		stop: async () => {
			await bench.reader.stop()
			await line.stop()
		},
	}
	bench.reader.start()
	return bench
}

/** The same, once it serves and has seen that nobody touches it. */
export async function readyBench(...order: Parameters<typeof makeBench>): Promise<Bench> {
	const bench = await makeBench(...order)
	await until(() => expect(bench.states.at(-1)).toBe("ready"))
	await looks(bench.sensor, 4)
	return bench
}

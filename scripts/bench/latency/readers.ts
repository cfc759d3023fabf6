// Readers of cards and fingers, each by its driver and its emulated half; and bare bytes through the same port.
import { asciiReader } from "@hadir/firmware-bridge/devices/ascii/driver.ts"
import { asciiFormat } from "@hadir/firmware-bridge/devices/ascii/format.ts"
import { Pn532Reader } from "@hadir/firmware-bridge/devices/pn532/driver.ts"
import { rdm6300Reader } from "@hadir/firmware-bridge/devices/rdm6300/driver.ts"
import { ZfmReader } from "@hadir/firmware-bridge/devices/zfm/driver.ts"
import { Pn532Chip } from "@hadir/firmware-bridge/emulators/pn532/chip.ts"
import { frameOf } from "@hadir/firmware-bridge/emulators/rdm6300/reader.ts"
import { r503, ZfmSensor } from "@hadir/firmware-bridge/emulators/zfm/sensor.ts"
import type { OpenPort } from "@hadir/firmware-bridge/ports/port.ts"
import { tcpPort } from "@hadir/firmware-bridge/ports/tcp-port.ts"
import type { Reader, ReaderEvents } from "@hadir/firmware-bridge/reader.ts"
import { StampedLine } from "./stamped-line.ts"
import { benchClock, rest, Stopwatch, within } from "./stopwatch.ts"

/** Bytes of an RDM6300's frame. */
const bareBytes = 14
const imageCommand = 0x01
/** So many looks without a finger, and the next one is laid anew. */
const looksToRearm = 4

/**
 * @param way "spoken": the device speaks by itself, while all rests; "asked": it answers at once what was asked
 * @returns milliseconds of each
 */
export async function bareTimes(
	times: number,
	way: "spoken" | "asked",
): Promise<readonly number[]> {
	const watch = new Stopwatch()
	const answer = Buffer.alloc(bareBytes, 7)
	const line: StampedLine = await StampedLine.start({ watch, onBytes: () => line.say(answer) })
	const open = tcpPort({ host: "127.0.0.1", port: line.port })
	const port = await open({ onBytes: () => watch.tell(), onClosed: () => undefined })
	if (!port.ok) throw new Error(port.fault.message)
	const ask = () => void port.value.write(answer)
	await watch.take(times, way === "asked" ? ask : () => line.say(answer))
	await port.value.close()
	await line.stop()
	return watch.times
}

export async function pn532Times(times: number): Promise<readonly number[]> {
	const watch = new Stopwatch()
	const chip = new Pn532Chip()
	const onHost = () => chip.reset()
	const line = await StampedLine.start({ watch, onHost, onBytes: (bytes) => chip.receive(bytes) })
	chip.on("bytes", (bytes) => line.say(bytes))
	const reader = await ready(watch, line, (parts) => new Pn532Reader(parts))
	let laid: { readonly uid: string; readonly type: "A" } | undefined
	await watch.take(times, (index) => {
		if (laid !== undefined) chip.lift(laid)
		laid = { uid: `04${hexOf(index, 6)}`, type: "A" }
		chip.lay(laid)
	})
	await reader.stop()
	await line.stop()
	return watch.times
}

/** Two frames: the second is the one that makes it a reading. */
export async function rdm6300Times(times: number): Promise<readonly number[]> {
	const watch = new Stopwatch()
	const line = await StampedLine.start({ watch })
	const reader = await ready(watch, line, rdm6300Reader)
	await watch.take(times, async (index) => {
		const frame = frameOf({ number: hexOf(index, 5), form: "long" })
		line.say(frame)
		await rest(2)
		line.say(frame)
	})
	await reader.stop()
	await line.stop()
	return watch.times
}

export async function asciiTimes(times: number): Promise<readonly number[]> {
	const watch = new Stopwatch()
	const line = await StampedLine.start({ watch })
	const format = asciiFormat.parse({})
	const reader = await ready(watch, line, (parts) => asciiReader({ ...parts, format }))
	await watch.take(times, (index) => line.say(Buffer.from(`${hexOf(index, 4)}\r`)))
	await reader.stop()
	await line.stop()
	return watch.times
}

export async function zfmTimes(times: number): Promise<readonly number[]> {
	const watch = new Stopwatch()
	const sensor = new ZfmSensor({ ...r503, deafMs: 0, wake: "" })
	sensor.slots.set(3, "maria")
	const onHost = () => sensor.powerOn()
	const line = await StampedLine.start({ watch, onHost, onBytes: (bytes) => sensor.receive(bytes) })
	sensor.on("bytes", (bytes) => line.say(bytes))
	const given = { password: 0, expectedSlots: () => [3] }
	const reader = await ready(watch, line, (parts) => new ZfmReader({ ...parts, ...given }))
	const looks = () => sensor.heard.filter((code) => code === imageCommand).length
	await watch.take(times, async () => {
		sensor.lift()
		const rearmed = looks() + looksToRearm
		while (looks() < rearmed) await rest(1)
		sensor.place("maria")
	})
	await reader.stop()
	await line.stop()
	return watch.times
}

type Parts = {
	readonly openPort: OpenPort
	readonly clock: typeof benchClock
	readonly events: ReaderEvents
}

/** A reader that serves, and whose readings stop the watch. */
async function ready(
	watch: Stopwatch,
	{ port }: StampedLine,
	make: (parts: Parts) => Reader,
): Promise<Reader> {
	const { promise, resolve } = Promise.withResolvers<void>()
	const reader = make({
		...{ openPort: tcpPort({ host: "127.0.0.1", port }), clock: benchClock },
		events: {
			...{ onReading: () => watch.tell(), onRefusal: () => undefined },
			onState: ({ kind }) => kind === "ready" && resolve(),
			onFailedRead: () => undefined,
		},
	})
	reader.start()
	await within(promise, "the reader to be ready")
	return reader
}

/** A number of its own for each card, never 0. */
const hexOf = (index: number, bytes: number): string =>
	(index + 1).toString(16).padStart(bytes * 2, "0")

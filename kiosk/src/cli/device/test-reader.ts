import type { Reading } from "@hadir/firmware-bridge/reader.ts"
import { driverClock, openPortOf } from "../../device-line.ts"
import type { ReaderSetting } from "../../reader-settings.ts"
import { readerEvents } from "./told-events.ts"
import { within } from "./within.ts"

const openMs = 5_000
/** The same card twice is a reader that can be relied on. */
const wanted = 2

/** @returns whether it answered and read twice */
export async function testReader(
	{ model, medium, address, baudRate, make }: ReaderSetting,
	forSeconds: number,
): Promise<boolean> {
	const ready = Promise.withResolvers<boolean>()
	const enough = Promise.withResolvers<boolean>()
	const readings: Reading[] = []
	console.log(`1. Opening ${model}.`)
	const driver = make({
		...{ openPort: openPortOf(address, baudRate), clock: driverClock, expectedSlots: () => [] },
		events: readerEvents(
			(line) => console.log(`   ${line}`),
			(reading) => readings.push(reading) >= wanted && enough.resolve(true),
			({ kind }) => kind === "ready" && ready.resolve(true),
		),
	})
	driver.start()
	try {
		if (!(await within(openMs, ready.promise))) {
			console.log("   It does not answer. Look at the words above, the wires and the power.")
			return false
		}
		const what = medium === "finger" ? "an enrolled finger" : "a card"
		console.log(`2. Lay ${what} on it, lift it, lay it again (${forSeconds} s at most).`)
		const isDone = (await within(forSeconds * 1000, enough.promise)) === true
		if (!isDone) console.log(`   ${readings.length} of ${wanted} reads.`)
		return isDone
	} finally {
		await driver.stop()
	}
}

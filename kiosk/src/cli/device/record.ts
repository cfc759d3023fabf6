// hadir device record: what passes over a reader's line, into a file that names nobody.
import { randomBytes } from "node:crypto"
import { concealed } from "@hadir/firmware-bridge/conceal.ts"
import { concealerOf } from "@hadir/firmware-bridge/concealers.ts"
import { recordingPort } from "@hadir/firmware-bridge/ports/recording-port.ts"
import { type Passed, type Recording, recordingText } from "@hadir/firmware-bridge/recording.ts"
import { counted } from "@hadir/shared/counted.ts"
import { Command } from "commander"
import { driverClock, openPortOf } from "../../device-line.ts"
import { type ReaderSetting, readersOf } from "../../reader-settings.ts"
import { heldWords } from "./held-connection.ts"
import { newFile } from "./new-file.ts"
import { readerEvents } from "./told-events.ts"
import { toldToStop } from "./told-to-stop.ts"
import { wholeNumber } from "./whole-number.ts"
import { within } from "./within.ts"

type Options = { readonly output: string; readonly seconds: number; readonly raw?: true }

/** Some hours of a reader that floods its line. */
const mostReads = 500_000

export function recordCommand(): Command {
	return new Command("record")
		.description(
			"write what passes over a reader's line into a file; the kiosk must not be running",
		)
		.argument("<reader>", "as in HADIR_KIOSK_READERS, e.g. pn532=serial:/dev/serial/by-id/...")
		.requiredOption("-o, --output <file>", "the file to write; it must not be there yet")
		.option(
			"--seconds <number>",
			"how long, 1 to 3600; Ctrl-C ends it earlier",
			wholeNumber(1, 3_600),
			30,
		)
		.option("--raw", "keep card numbers and passwords as they are: then the file is a secret")
		.action(record)
}

async function record(text: string, options: Options, command: Command): Promise<void> {
	const read = readersOf(text)
	const [reader, ...others] = read.ok ? read.value : []
	if (reader === undefined || others.length > 0) {
		return command.error(read.ok ? "Write one reader." : `Write ${read.fault.message}.`, {
			exitCode: 2,
		})
	}
	const conceal = concealerOf(reader.model, reader.options)
	if (reader.address.kind === "pcsc" || (conceal === undefined && !options.raw)) {
		const message = `${reader.model} has no line of its own that could be recorded.`
		return command.error(message, { exitCode: 2 })
	}
	const held = await heldWords(reader.address)
	if (held !== undefined) return command.error(held, { exitCode: 1 })
	const file = newFile(options.output)
	if (!file.ok) return command.error(file.fault.message, { exitCode: 2 })
	if (options.raw) console.error("Numbers are kept as they are. Give the file to nobody.")
	console.error(
		`Recording for ${options.seconds} s, or until Ctrl-C. Lay a card on the reader, several times.`,
	)
	const passed = await listen(reader, options.seconds)
	const device = text.slice(0, text.indexOf(`=${reader.address.kind}:`))
	const recording: Recording = { device, isConcealed: false, passed }
	const kept =
		options.raw || conceal === undefined
			? recording
			: concealed(recording, conceal, randomBytes(32))
	file.value.write(recordingText(kept))
	const parts = counted(passed.length, "read or write", "reads and writes")
	console.log(`${parts} in ${file.value.path}, which only you may read.`)
	if (passed.length === 0) process.exitCode = 1
}

async function listen(reader: ReaderSetting, forSeconds: number): Promise<readonly Passed[]> {
	const passed: Passed[] = []
	const startedAt = performance.now()
	const openPort = recordingPort(
		openPortOf(reader.address, reader.baudRate),
		(direction, bytes) => {
			if (passed.length >= mostReads) return
			passed.push({ atMs: performance.now() - startedAt, direction, bytes: Uint8Array.from(bytes) })
		},
	)
	const driver = reader.make({
		...{ openPort, clock: driverClock, expectedSlots: () => [] },
		events: readerEvents((line) => console.error(line)),
	})
	// Whoever has seen enough, or whose line to this computer breaks, keeps what was recorded.
	const stopped = toldToStop()
	driver.start()
	await within(forSeconds * 1000, stopped)
	await driver.stop()
	return passed
}

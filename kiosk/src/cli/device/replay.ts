// hadir device replay: a recording lived again by the driver of today.
import { readFileSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { replayPort } from "@hadir/firmware-bridge/ports/replay-port.ts"
import type { Reading } from "@hadir/firmware-bridge/reader.ts"
import { recordingOf } from "@hadir/firmware-bridge/recording.ts"
import { counted } from "@hadir/shared/counted.ts"
import { Command } from "commander"
import { driverClock } from "../../device-line.ts"
import { readersOf } from "../../reader-settings.ts"
import { readerEvents } from "./told-events.ts"

export function replayCommand(): Command {
	return new Command("replay")
		.description("let the driver live a recording again, and print what it tells")
		.argument("<file>", "as hadir device record wrote it")
		.option("--json", "print the number of readings as JSON")
		.action(replay)
}

async function replay(path: string, options: { json?: true }, command: Command): Promise<void> {
	const file = resolve(path)
	if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
		return command.error(`${file} is no file.`, { exitCode: 2 })
	}
	const recording = recordingOf(readFileSync(file, "utf8"))
	if (!recording.ok) return command.error(`${file}: ${recording.fault.message}`, { exitCode: 2 })
	const { device, passed } = recording.value
	// The line is the recording: whatever stood there is not opened.
	const read = readersOf(`${device}=serial:${file}`)
	const [reader] = read.ok ? read.value : []
	if (reader === undefined) {
		return command.error(`${file}: "${device}" is no reader of this release.`, { exitCode: 2 })
	}
	const readings: Reading[] = []
	const ended = Promise.withResolvers<void>()
	let hasBeenReady = false
	const driver = reader.make({
		...{ openPort: replayPort(passed), clock: driverClock, expectedSlots: () => [] },
		events: readerEvents(
			options.json ? () => undefined : (line) => console.log(line),
			(reading) => readings.push(reading),
			({ kind }) => {
				if (kind === "ready") hasBeenReady = true
				if (kind === "absent" || kind === "faulty") ended.resolve()
			},
		),
	})
	driver.start()
	await ended.promise
	await driver.stop()
	if (options.json) console.log(JSON.stringify({ device, readings: readings.length }))
	else console.log(counted(readings.length, "reading"))
	if (!hasBeenReady) process.exitCode = 1
}

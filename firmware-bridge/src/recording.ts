// What passed over a device's line, as a text file: a field's trouble that can be looked at, and lived again.
//
//   # hadir recording 1
//   # device pn532
//   # numbers replaced
//   0.000 > 0000FF02FED4022A00        seconds since the beginning, to the device > or from it <, the bytes of one read
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

export type Direction = "to" | "from"

export type Passed = {
	/** Milliseconds since the recording began. */
	readonly atMs: number
	readonly direction: Direction
	readonly bytes: Uint8Array
}

export type Recording = {
	/** The model, with its settings as they were written, e.g. "ascii:radix=dec". */
	readonly device: string
	/** Whether numbers and passwords are others than those that passed. */
	readonly isConcealed: boolean
	readonly passed: readonly Passed[]
}

const title = "# hadir recording 1"
const marks: Readonly<Record<Direction, string>> = { to: ">", from: "<" }
const mostLines = 1_000_000
const devicePattern = /^# device ([a-z0-9]+(?::[^\s]*)?)$/
const passedPattern = /^(\d{1,9}\.\d{3}) ([<>]) ((?:[0-9A-F]{2})+)$/i

export function recordingText({ device, isConcealed, passed }: Recording): string {
	const lines = passed.map(
		({ atMs, direction, bytes }) =>
			`${(atMs / 1000).toFixed(3)} ${marks[direction]} ${Buffer.from(bytes).toString("hex").toUpperCase()}`,
	)
	const numbers = isConcealed ? "# numbers replaced" : "# numbers as they were"
	return `${[title, `# device ${device}`, numbers, ...lines].join("\n")}\n`
}

export const isRecording = (text: string): boolean => text.startsWith(title)

/** @returns a fault that names the line */
export function recordingOf(text: string): Result<Recording, Fault<"recording">> {
	const lines = text.split(/\r?\n/)
	if (lines[0] !== title) return fail("recording", `It does not begin with "${title}".`)
	if (lines.length > mostLines) return fail("recording", `It has more than ${mostLines} lines.`)
	const [, device] = devicePattern.exec(lines[1] ?? "") ?? []
	if (device === undefined) return fail("recording", "Line 2 does not name the device.")
	const passed: Passed[] = []
	for (const [index, line] of lines.entries()) {
		if (index < 2 || line === "" || line.startsWith("#")) continue
		const [, seconds, mark, hex = ""] = passedPattern.exec(line) ?? []
		if (seconds === undefined) return fail("recording", `Line ${index + 1} is none of a recording.`)
		passed.push({
			atMs: Math.round(Number(seconds) * 1000),
			direction: mark === marks.to ? "to" : "from",
			bytes: Uint8Array.from(Buffer.from(hex, "hex")),
		})
	}
	const isConcealed = lines.includes("# numbers replaced")
	return succeed({ device, isConcealed, passed })
}

/** All bytes of one direction, however they were split. */
export const streamOf = (passed: readonly Passed[], direction: Direction): Uint8Array =>
	Uint8Array.from(
		Buffer.concat(passed.filter((one) => one.direction === direction).map(({ bytes }) => bytes)),
	)

/** The same reads and writes with other bytes of the same number. */
export function withStream(
	passed: readonly Passed[],
	direction: Direction,
	stream: Uint8Array,
): readonly Passed[] {
	let at = 0
	return passed.map((one) => {
		if (one.direction !== direction) return one
		const bytes = stream.slice(at, at + one.bytes.length)
		at += one.bytes.length
		return { ...one, bytes }
	})
}

// What is to be decoded: hex or text as it was typed, a recording, a page's capture, or a file as it is.
import { existsSync, readFileSync, statSync } from "node:fs"
import { decoders, type Protocol } from "@hadir/firmware-bridge/decoders.ts"
import {
	type Direction,
	isRecording,
	recordingOf,
	streamOf,
} from "@hadir/firmware-bridge/recording.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"

/** One stream of bytes; a recording has one for each direction. */
export type DecodeInput = { readonly direction?: Direction; readonly bytes: Uint8Array }

const longestFile = 64 * 1024 * 1024

/** @param given hex, text, or the path of a file */
export function decodeInput(
	protocol: Protocol,
	given: string,
): Result<readonly DecodeInput[], Fault<"input">> {
	const { isText } = decoders[protocol]
	if (!existsSync(given)) return typed(given, isText)
	const file = statSync(given)
	if (!file.isFile()) return fail("input", `${given} is no file.`)
	if (file.size > longestFile) return fail("input", `${given} is larger than 64 MiB.`)
	const bytes = readFileSync(given)
	const text = bytes.toString("latin1")
	if (isRecording(text)) return recorded(given, text)
	return succeed([{ bytes: (isText ? undefined : hexIn(text)) ?? Uint8Array.from(bytes) }])
}

function typed(given: string, isText: boolean): Result<readonly DecodeInput[], Fault<"input">> {
	// A tab is hard to type, and pages print it with spaces around it.
	if (isText) return succeed([{ bytes: Buffer.from(given.replace(/ *\\t */g, "\t")) }])
	const bytes = hexIn(given)
	if (bytes !== undefined && bytes.length > 0) return succeed([{ bytes }])
	return fail("input", `"${given}" is neither a file nor hex. Write bytes like 0000FF00FF00.`)
}

function recorded(file: string, text: string): Result<readonly DecodeInput[], Fault<"input">> {
	const recording = recordingOf(text)
	if (!recording.ok) return fail("input", `${file}: ${recording.fault.message}`)
	const { passed } = recording.value
	const streams = (["to", "from"] as const).map((direction) => ({
		...{ direction, bytes: streamOf(passed, direction) },
	}))
	return succeed(streams.filter(({ bytes }) => bytes.length > 0))
}

/** Hex with spaces, or a capture's lines ("< name 0000ff..."); undefined when it is neither. */
function hexIn(text: string): Uint8Array | undefined {
	const hex = text
		.split(/\r?\n/)
		.filter((line) => !line.startsWith("#"))
		.map((line) => line.replace(/^[<>] ?\S+ /, ""))
		.join("")
		.replace(/[\s:]/g, "")
	return /^(?:[0-9a-f]{2})*$/i.test(hex) ? Uint8Array.from(Buffer.from(hex, "hex")) : undefined
}

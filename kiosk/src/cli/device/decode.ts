// hadir device decode: what bytes of a device mean.
import type { Decoded } from "@hadir/firmware-bridge/decoded.ts"
import { decoders, protocols } from "@hadir/firmware-bridge/decoders.ts"
import type { Direction } from "@hadir/firmware-bridge/recording.ts"
import { Command } from "commander"
import { decodeInput } from "./decode-input.ts"

export function decodeCommand(): Command {
	return new Command("decode")
		.description("say what bytes of a device mean")
		.argument("<protocol>", protocols.join(", "))
		.argument("<bytes>", "hex, a line of text, or a file: binary, hex, or a recording")
		.option("--json", "print as JSON, one line a piece")
		.action((name: string, given: string, options: { json?: true }, command: Command) => {
			const protocol = protocols.find((known) => known === name)
			if (protocol === undefined) {
				const message = `"${name}" is no protocol known here; there are: ${protocols.join(", ")}.`
				return command.error(message, { exitCode: 2 })
			}
			const input = decodeInput(protocol, given)
			if (!input.ok) return command.error(input.fault.message, { exitCode: 2 })
			let pieces = 0
			let faults = 0
			for (const { direction, bytes } of input.value) {
				for (const decoded of decoders[protocol].decode(bytes)) {
					pieces++
					if (decoded.isFault) faults++
					const told = direction === undefined ? decoded : { direction, ...decoded }
					console.log(options.json ? JSON.stringify(told) : lineOf(decoded, direction))
				}
			}
			if (pieces === 0) command.error("There is nothing in it.", { exitCode: 1 })
			if (pieces === faults) process.exitCode = 1
		})
}

const marks: Readonly<Record<Direction, string>> = { to: "> ", from: "< " }

function lineOf({ at, length, words, isFault }: Decoded, direction: Direction | undefined): string {
	const mark = direction === undefined ? "" : marks[direction]
	return `${mark}${String(at).padStart(6)} +${length}  ${isFault ? "?? " : ""}${words}`
}

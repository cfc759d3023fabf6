import { type Decode, decodeFrames, hexOf, type Meaning } from "../../decoded.ts"
import { punchWords } from "../../punch-words.ts"
import { punchOf } from "../../terminal-punch.ts"
import {
	answerBit,
	changeCommands,
	type Frame,
	isAnswer,
	readCommands,
	recordEvent,
} from "./frame.ts"
import { bothSides } from "./framer.ts"
import { meanings, recordBytes, recordOf } from "./records.ts"

const names = new Map(
	[readCommands, changeCommands].flatMap((table) =>
		Object.entries(table).map(([name, code]): [number, string] => [code, name]),
	),
)
/** A line does not say the terminal's serial: the decoded punch stands for itself. */
const nowhere = "-"
const shownBytes = 32

export const decodeAnviz: Decode = decodeFrames(bothSides, meaningOf)

function meaningOf({ device, code, ret, data }: Frame): Meaning {
	const facts = { device, code, bytes: data.length }
	if (code === recordEvent && data.length >= recordBytes) {
		const told = recordOf(data.subarray(0, recordBytes))
		const punch = punchOf({ serial: nowhere, ...told }, meanings)
		const words = punch.ok ? punchWords(punch.value) : punch.fault.message
		return { kind: "event", words: `as it happened: ${words}`, facts }
	}
	const command = isAnswer(code) ? code - answerBit : code
	const name = names.get(command) ?? `command ${hexOf(Uint8Array.of(command))}`
	const who = isAnswer(code) ? `terminal ${device} answers ${ret}` : `the host asks ${device}`
	const more = data.length > shownBytes ? "..." : ""
	const words = `${who}: ${name} ${hexOf(data.subarray(0, shownBytes))}${more}`
	return { kind: isAnswer(code) ? "answer" : "question", words: words.trim(), facts }
}

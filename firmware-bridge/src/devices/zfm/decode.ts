import { type Decode, decodeFrames, hexOf, type Meaning } from "../../decoded.ts"
import { commands, confirmations } from "./frame.ts"
import { type Packet, packets } from "./framer.ts"

const commandNames = new Map(Object.entries(commands).map(([name, code]) => [code as number, name]))
const confirmationNames = new Map(
	Object.entries(confirmations).map(([name, code]) => [code as number, name]),
)
/** Commands whose arguments are a secret. */
const secrets: readonly number[] = [commands.verifyPassword, commands.setPassword]

export const decodeZfm: Decode = decodeFrames(packets, meaningOf)

function meaningOf({ kind, payload }: Packet): Meaning {
	const [code = 0] = payload
	const data = payload.subarray(1)
	const hex = hexOf(Uint8Array.of(code))
	switch (kind) {
		case "command": {
			const name = commandNames.get(code) ?? `command ${hex}`
			const told = secrets.includes(code) ? "(a password)" : hexOf(data)
			return { kind, words: `the host asks: ${name} ${told}`.trim(), facts: { name } }
		}
		case "answer": {
			const name = confirmationNames.get(code) ?? `code ${hex}`
			const rest = data.length === 0 ? "" : `, ${hexOf(data)}`
			return {
				kind,
				words: `the sensor answers: ${name}${rest}`,
				facts: { name, data: hexOf(data) },
			}
		}
		case "data":
		case "end":
			return { kind, words: "a packet of data: not read, it could be a finger's" }
	}
}

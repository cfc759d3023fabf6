import { type Conceal, type Concealed, nothingOfPeople } from "../../conceal.ts"
import { piecesIn } from "../../cut-frames.ts"
import { commands, sumOf } from "./frame.ts"
import { packets } from "./framer.ts"

/** A slot is nobody's outside its office; the sensor's password is a secret. */
export const concealZfm: Conceal = { ...nothingOfPeople, to: concealPasswords }

const payloadAt = 9
const pidAt = 6
const sumBytes = 2

function concealPasswords(stream: Uint8Array): Concealed {
	const bytes = Uint8Array.from(stream)
	for (const piece of piecesIn(packets, stream)) {
		if (!("frame" in piece) || piece.frame.kind !== "command") continue
		const [command] = piece.frame.payload
		if (command !== commands.verifyPassword && command !== commands.setPassword) continue
		const end = piece.at + piece.length - sumBytes
		bytes.fill(0, piece.at + payloadAt + 1, end)
		const sum = sumOf(bytes.subarray(piece.at + pidAt, end))
		bytes.set([sum >> 8, sum & 0xff], end)
	}
	return { stream: bytes, found: [] }
}

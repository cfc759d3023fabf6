// A 125 kHz reader's other half: it says the number of the tag that lies on it again and again. It shares
// no code with the driver.
import type { TcpLine } from "../tcp-line.ts"

export type TagAtReader = {
	/** Ten hex digits. */
	readonly number: string
	/** Whether the sum is two hex digits or one raw byte. */
	readonly form: "long" | "short"
}

const repeatMs = 65

/** Lays a tag on the reader at the other end of the line for so long. */
export async function layTag(line: TcpLine, tag: TagAtReader, forMs: number): Promise<void> {
	for (let left = forMs; left > 0; left -= repeatMs) {
		line.say(frameOf(tag))
		await new Promise((done) => setTimeout(done, repeatMs))
	}
}

export function frameOf({ number, form }: TagAtReader): Buffer {
	let sum = 0
	for (const byte of Buffer.from(number, "hex")) sum ^= byte
	const check =
		form === "short" ? Buffer.of(sum) : Buffer.from(sum.toString(16).toUpperCase().padStart(2, "0"))
	return Buffer.concat([Buffer.of(2), Buffer.from(number.toUpperCase()), check, Buffer.of(3)])
}

// A recording that may leave the office: card numbers and passwords replaced by others of the same length, the same
// number always by the same, with checksums that are right. The key is made anew and forgotten, so nothing leads back.
import { createHmac } from "node:crypto"
import { type Recording, streamOf, withStream } from "./recording.ts"

/** Another number in place of this one, of as many bytes. */
export type Pseudonym = (number: Uint8Array) => Uint8Array

/** What one model's line carries of people, found and replaced; the stream keeps its length. */
export type Concealed = {
	readonly stream: Uint8Array
	/** What was found, and what stands for it, to be replaced wherever else it is. */
	readonly found: readonly Found[]
}

export type Found = { readonly number: Uint8Array; readonly other: Uint8Array }

export type Conceal = {
	from(stream: Uint8Array, pseudonym: Pseudonym): Concealed
	to(stream: Uint8Array, pseudonym: Pseudonym): Concealed
}

/** @param key 32 random bytes that nobody keeps */
export function concealed(recording: Recording, conceal: Conceal, key: Uint8Array): Recording {
	const pseudonym: Pseudonym = (number) => pseudonymOf(number, key)
	const from = conceal.from(streamOf(recording.passed, "from"), pseudonym)
	const to = conceal.to(streamOf(recording.passed, "to"), pseudonym)
	const found = [...from.found, ...to.found]
	let passed = withStream(recording.passed, "from", replacedIn(from.stream, found))
	passed = withStream(passed, "to", replacedIn(to.stream, found))
	return { device: withoutPassword(recording.device), isConcealed: true, passed }
}

/** The settings stand above the bytes. */
const withoutPassword = (device: string): string =>
	device.replace(/\bpassword=[^,]*/g, "password=0")

function pseudonymOf(number: Uint8Array, key: Uint8Array): Uint8Array {
	const blocks: Buffer[] = []
	for (let length = 0; length < number.length; length += 32) {
		const block = createHmac("sha256", key).update(`${blocks.length} `).update(number)
		blocks.push(block.digest())
	}
	return Uint8Array.from(Buffer.concat(blocks).subarray(0, number.length))
}

/** Half frames and broken ones carry numbers too. */
function replacedIn(stream: Uint8Array, found: readonly Found[]): Uint8Array {
	const bytes = Buffer.from(stream)
	for (const { number, other } of found) {
		for (let at = bytes.indexOf(number); at >= 0; at = bytes.indexOf(number, at + 1)) {
			bytes.set(other, at)
		}
	}
	return Uint8Array.from(bytes)
}

export const nothingOfPeople: Conceal = {
	from: (stream) => ({ stream, found: [] }),
	to: (stream) => ({ stream, found: [] }),
}

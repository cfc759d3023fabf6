// What bytes of a device mean, for who looks at a line: in order, with what was thrown away.
import { type Cutter, piecesIn } from "./cut-frames.ts"

export type Decoded = {
	/** Where it begins in what was given. */
	readonly at: number
	readonly length: number
	/** What it is, in a word; "noise" and the faults of framing are none. */
	readonly kind: string
	/** The same in a sentence. */
	readonly words: string
	readonly isFault: boolean
	readonly facts?: Readonly<Record<string, unknown>>
}

export type Meaning = Pick<Decoded, "kind" | "words" | "facts">

/** Decodes what one protocol's bytes say; never throws, whatever they are. */
export type Decode = (bytes: Uint8Array) => readonly Decoded[]

/** A protocol of frames, each of which means something by itself. */
export const decodeFrames =
	<Frame, Code extends string>(
		cutter: Cutter<Frame, Code>,
		meaningOf: (frame: Frame) => Meaning,
	): Decode =>
	(bytes) => {
		const decoded: Decoded[] = []
		let end = 0
		for (const piece of piecesIn(cutter, bytes)) {
			const { at, length } = piece
			end = at + length
			if ("frame" in piece) decoded.push({ at, length, isFault: false, ...meaningOf(piece.frame) })
			else if (piece.noise > 0) decoded.push(faultAt({ at, length }, piece.code))
		}
		const left = bytes.subarray(end)
		if (left.every((byte) => cutter.isIdle?.(byte))) return decoded
		return [...decoded, faultAt({ at: end, length: left.length }, "unfinished")]
	}

/** A protocol of lines of text. */
export const decodeLines =
	(meaningOf: (line: string) => Meaning | { readonly fault: string }): Decode =>
	(bytes) => {
		const decoded: Decoded[] = []
		let at = 0
		while (at < bytes.length) {
			const newline = bytes.indexOf(0x0a, at)
			const end = newline < 0 ? bytes.length : newline + 1
			const line = new TextDecoder().decode(bytes.subarray(at, end)).replace(/[\r\n]+$/, "")
			if (line.trim() !== "") {
				const meaning = meaningOf(line)
				const length = end - at
				if ("fault" in meaning) decoded.push(faultAt({ at, length }, meaning.fault))
				else decoded.push({ at, length, isFault: false, ...meaning })
			}
			at = end
		}
		return decoded
	}

/** @param fault its code, or what was wrong in words */
export const faultAt = (
	{ at, length }: Pick<Decoded, "at" | "length">,
	fault: string,
): Decoded => ({
	...{ at, length, kind: fault, isFault: true },
	words: faultWords.get(fault) ?? fault,
})

const faultWords = new Map([
	["noise", "bytes that belong to no frame"],
	["unfinished", "the beginning of a frame that is not whole"],
	["checksum", "a frame with a wrong checksum"],
	["data-checksum", "a frame whose data's checksum is wrong"],
	["length-checksum", "a frame whose length's checksum is wrong"],
	["too-long", "a frame that says it is longer than any is"],
	["direction", "a frame from neither side of the line"],
	["address", "a packet for another address than FFFFFFFF"],
	["length", "a frame whose length none has"],
	["short", "a frame that is too short"],
	["biometric", "a line with a template: not read"],
])

/** Upper-case hex. */
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex").toUpperCase()

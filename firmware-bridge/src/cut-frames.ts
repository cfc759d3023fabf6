// How a stream of bytes is cut into frames: hunt for a beginning, take what is whole, skip what is none.

/** What stands at a beginning. Any other kind says why it is no frame, and how many bytes that costs. */
export type Taken<Frame, Code extends string> =
	| { readonly kind: "more" }
	| { readonly kind: "frame"; readonly frame: Frame; readonly length: number }
	| { readonly kind: Code; readonly length: number }

export type FramingFault<Code extends string> = {
	readonly code: Code | "noise"
	readonly bytes: number
}

export type Cut<Frame, Code extends string> = {
	/** The beginning of a frame that is not whole yet. */
	readonly held: Uint8Array
	readonly frames: readonly Frame[]
	/** What was thrown away to find the next frame. */
	readonly faults: readonly FramingFault<Code>[]
}

export type Cutter<Frame, Code extends string> = {
	/** Where a frame begins, or could with the bytes to come; the length of the bytes when nowhere. */
	startOf(bytes: Uint8Array, from: number): number
	take(bytes: Uint8Array): Taken<Frame, Code>
	/** A byte between frames that the device may send unasked. */
	isIdle?(byte: number): boolean
}

export function cutFrames<Frame, Code extends string>(
	cutter: Cutter<Frame, Code>,
	held: Uint8Array,
	chunk: Uint8Array,
): Cut<Frame, Code> {
	const bytes = joined(held, chunk)
	const frames: Frame[] = []
	const faults: FramingFault<Code>[] = []
	let end = 0
	for (const piece of piecesIn(cutter, bytes)) {
		end = piece.at + piece.length
		if ("frame" in piece) frames.push(piece.frame)
		else if (piece.noise > 0) faults.push({ code: piece.code, bytes: piece.noise })
	}
	return { held: bytes.slice(end), frames, faults }
}

/** What the bytes are made of, in their order: all but the beginning of a frame that is not whole. */
export type Piece<Frame, Code extends string> = { readonly at: number; readonly length: number } & (
	| { readonly frame: Frame }
	/** `noise`: how many of its bytes the device does not send when it has nothing to say. */
	| { readonly code: Code | "noise"; readonly noise: number }
)

export function* piecesIn<Frame, Code extends string>(
	{ startOf, take, isIdle = () => false }: Cutter<Frame, Code>,
	bytes: Uint8Array,
): Generator<Piece<Frame, Code>> {
	let at = 0
	for (;;) {
		const start = startOf(bytes, at)
		const noise = bytes.subarray(at, start).filter((byte) => !isIdle(byte)).length
		if (start > at) yield { at, length: start - at, code: "noise", noise }
		at = start
		const taken = take(bytes.subarray(at))
		if (!("length" in taken)) return
		const { length } = taken
		if ("frame" in taken) yield { at, length, frame: taken.frame }
		else yield { at, length, code: taken.kind, noise: length }
		at += length
	}
}

/** Stretches that are no frame: noise, broken ones, and one at the end that is not whole. */
export function* unframedIn<Frame, Code extends string>(
	cutter: Cutter<Frame, Code>,
	bytes: Uint8Array,
): Generator<{ readonly from: number; readonly to: number }> {
	let from = 0
	for (const piece of piecesIn(cutter, bytes)) {
		if (!("frame" in piece)) continue
		if (piece.at > from) yield { from, to: piece.at }
		from = piece.at + piece.length
	}
	if (bytes.length > from) yield { from, to: bytes.length }
}

/** Where two bytes stand in a row, or the first as the last byte there is. */
export function pairIn(bytes: Uint8Array, from: number, pair: readonly [number, number]): number {
	for (let at = from; at < bytes.length; at++) {
		if (bytes[at] !== pair[0]) continue
		if (at + 1 === bytes.length || bytes[at + 1] === pair[1]) return at
	}
	return bytes.length
}

function joined(one: Uint8Array, two: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(one.length + two.length)
	bytes.set(one)
	bytes.set(two, one.length)
	return bytes
}

// Measures MQTT frames as their bytes come in: one that is too long is seen in its first five bytes,
// before anything of it is kept.

/** Where in a frame the stream stands. */
export type FrameMeter =
	/** In a fixed header, with so many bytes of it and so much of the length seen. */
	| { readonly at: "header"; readonly seen: number; readonly length: number }
	/** In a body with so many bytes to come. */
	| { readonly at: "body"; readonly left: number }

export const frameStart: FrameMeter = { at: "header", seen: 0, length: 0 }

/** A length takes at most four bytes after the first (MQTT 3.1.1, 2.2.3). */
const maxLengthBytes = 4

/** @returns where the stream stands after the chunk, or why it must be cut */
export function measure(
	meter: FrameMeter,
	chunk: Uint8Array,
	maxBytes: number,
): FrameMeter | "too-large" | "malformed" {
	let at = 0
	let state = meter
	while (at < chunk.length) {
		if (state.at === "body") {
			const taken = Math.min(state.left, chunk.length - at)
			at += taken
			state = state.left === taken ? frameStart : { at: "body", left: state.left - taken }
			continue
		}
		const byte = chunk[at++] ?? 0
		if (state.seen === 0) {
			state = { at: "header", seen: 1, length: 0 }
			continue
		}
		const length: number = state.length + (byte & 0x7f) * 128 ** (state.seen - 1)
		if (length > maxBytes) return "too-large"
		const isLast = byte < 0x80
		if (!isLast && state.seen === maxLengthBytes) return "malformed"
		if (!isLast) state = { at: "header", seen: state.seen + 1, length }
		else state = length === 0 ? frameStart : { at: "body", left: length }
	}
	return state
}

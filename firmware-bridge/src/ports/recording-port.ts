// A port that tells what passes over it.
import type { Direction } from "../recording.ts"
import type { OpenPort } from "./port.ts"

export const recordingPort =
	(openPort: OpenPort, note: (direction: Direction, bytes: Uint8Array) => void): OpenPort =>
	async (events) => {
		const opened = await openPort({
			onBytes: (chunk) => {
				note("from", chunk)
				events.onBytes(chunk)
			},
			onClosed: () => events.onClosed(),
		})
		if (!opened.ok) return opened
		const port = opened.value
		return {
			ok: true,
			value: {
				write: (bytes) => {
					note("to", bytes)
					return port.write(bytes)
				},
				close: () => port.close(),
			},
		}
	}

// A port for who listens: its bytes as they come, and a promise of its end.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { hungUp } from "./frame-line.ts"
import type { OpenPort, PortFault } from "./port.ts"

export type Stream = {
	/** Settles when the port is gone, with why. */
	readonly ended: Promise<Fault>
	write(bytes: Uint8Array): Promise<Result<void, PortFault>>
	close(): Promise<void>
}

export async function openStream(
	openPort: OpenPort,
	onBytes: (chunk: Uint8Array) => void,
): Promise<Result<Stream, PortFault>> {
	const { promise: ended, resolve: end } = Promise.withResolvers<Fault>()
	const port = await openPort({ onBytes, onClosed: () => end(hungUp) })
	if (!port.ok) return port
	return succeed({
		ended,
		write: (bytes) => port.value.write(bytes),
		close: async () => {
			end(hungUp)
			await port.value.close()
		},
	})
}

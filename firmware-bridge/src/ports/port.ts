// The byte port: where a device's bytes come from. A driver does not know which kind it has.
import type { Fault, Result } from "@hadir/shared/result.ts"

export type PortFault = Fault<"absent" | "busy" | "no-permission" | "refused" | "closed" | "failed">

export type PortEvents = {
	onBytes(chunk: Uint8Array): void
	/** The port is gone: unplugged, hung up or closed by the other side. Said once. */
	onClosed(): void
}

/** One opened port. It is opened again by opening another. */
export interface Port {
	write(bytes: Uint8Array): Promise<Result<void, PortFault>>
	close(): Promise<void>
}

/** Opens a port; the fault says what is wrong and what to do. */
export type OpenPort = (events: PortEvents) => Promise<Result<Port, PortFault>>

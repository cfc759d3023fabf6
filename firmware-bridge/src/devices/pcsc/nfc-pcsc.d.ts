/** The parts of nfc-pcsc that are used; the package carries no types. */
declare module "nfc-pcsc" {
	import type { EventEmitter } from "node:events"

	export class Reader extends EventEmitter {
		readonly name: string
		autoProcessing: boolean
		transmit(bytes: Buffer, mostBytes: number): Promise<Buffer>
		close(): void
	}
	export class NFC extends EventEmitter {
		close(): void
	}
}

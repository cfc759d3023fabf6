/** The parts of firmata-io that are used; the package carries no types. */
declare module "firmata-io" {
	import type { EventEmitter } from "node:events"

	class Firmata extends EventEmitter {
		constructor(
			transport: EventEmitter,
			options: { readonly reportVersionTimeout: number; readonly samplingInterval: number },
		)
		readonly isReady: boolean
		i2cConfig(): void
		i2cWrite(address: number, bytes: readonly number[]): void
	}
	const bound: { readonly Firmata: typeof Firmata }

	export type { Firmata }
	export default bound
}

// What a device's state was last said to be in the log: one line for each change, however often it is tried again.
import type { Fault } from "@hadir/shared/result.ts"

type DeviceState =
	| { readonly kind: "starting" | "ready" }
	| { readonly kind: "absent" | "faulty"; readonly fault: Fault }

type Log = (event: string, facts: Readonly<Record<string, unknown>>) => void

type Parts = {
	/** Its name, e.g. "card-1" or "panel". */
	readonly source: string
	readonly log: Log
	/** What a technician has to see whatever the log's level. */
	readonly warn: Log
}

export class StateLog {
	readonly #parts: Parts
	#said = ""

	constructor(parts: Parts) {
		this.#parts = parts
	}

	note(state: DeviceState): void {
		if (state.kind === "starting") return
		const { source, log, warn } = this.#parts
		const event = `source.${state.kind}`
		const code = "fault" in state ? state.fault.code : ""
		if (this.#said === `${event} ${code}`) return
		this.#said = `${event} ${code}`
		if ("fault" in state) warn(event, { source, message: state.fault.message })
		else log(event, { source })
	}
}

// What a terminal that pushes is answered besides its settings and the time. Whatever is no 200 comes again.
import type { PushAnswer } from "../../ports/push-door.ts"

export const ok: PushAnswer = { status: 200, text: "OK\r\n" }
export const later: PushAnswer = { status: 503, text: "ERROR: try again later\n" }
export const tooLong: PushAnswer = { status: 413, text: "ERROR: too long\n" }
export const noAddress: PushAnswer = { status: 404, text: "ERROR: no such address\n" }
export const notFromHere: PushAnswer = {
	status: 403,
	text: "ERROR: this address is not expected\n",
}
export const noDoors: PushAnswer = { status: 403, text: "ERROR: attendance (T&A) mode only\n" }

/** It is done with it, as after any OK, and hears that nothing was taken: anything else would come again for ever. */
export const nothingTaken: PushAnswer = { status: 200, text: "OK: 0\r\n" }

export const acknowledged = (lines: number): PushAnswer => ({
	status: 200,
	text: `OK: ${lines}\r\n`,
})

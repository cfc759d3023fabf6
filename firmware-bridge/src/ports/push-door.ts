// Where devices call that cannot be called: each is known by the serial it names.
import type { Fault } from "@hadir/shared/result.ts"

export type PushRequest = {
	readonly method: string
	/** As it was asked for, without the query. */
	readonly path: string
	readonly query: ReadonlyMap<string, string>
	/** The caller's address, without a port. */
	readonly from: string
	readonly body: AsyncIterable<Uint8Array>
}

export type PushAnswer = { readonly status: number; readonly text: string }

export type PushReceiver = (request: PushRequest) => Promise<PushAnswer>

export interface PushDoor {
	/** Where devices are to call. */
	readonly port: number
	/** Why nothing can call at the moment. */
	readonly fault: Fault | undefined
	/** From now on what comes under this serial goes to `receive`. @returns ends that */
	admit(serial: string, receive: PushReceiver): () => void
}

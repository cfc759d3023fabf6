// How many connections each address holds open: one address must not take the place of all the others.
import type { Socket } from "node:net"

/** A terminal holds one or two; a branch office's terminals may stand behind one address. */
const mostOfAddress = 16

export class HeldConnections {
	readonly #held = new Map<string, number>()
	readonly #told = new Set<string>()
	readonly #onCrowd: (from: string) => void

	/** @param onCrowd told once for an address, until it has let all of them go */
	constructor(onCrowd: (from: string) => void) {
		this.#onCrowd = onCrowd
	}

	/** Keeps count of it, or cuts it off. */
	take(socket: Socket): void {
		const from = addressOf(socket)
		const held = this.#held.get(from) ?? 0
		if (held >= mostOfAddress) {
			socket.destroy()
			if (!this.#told.has(from)) this.#onCrowd(from)
			this.#told.add(from)
			return
		}
		this.#held.set(from, held + 1)
		socket.once("close", () => this.#letGo(from))
	}

	#letGo(from: string): void {
		const left = (this.#held.get(from) ?? 1) - 1
		if (left > 0) {
			this.#held.set(from, left)
			return
		}
		this.#held.delete(from)
		this.#told.delete(from)
	}
}

/** Without a port, and IPv4 as it is written. */
export const addressOf = ({ remoteAddress = "" }: Socket): string =>
	remoteAddress.replace(/^::ffff:/, "")

export const crowdWords = (from: string): string =>
	`${from} holds ${mostOfAddress} connections open, and every further one is cut off: a terminal needs one or two. Look at what stands there.`

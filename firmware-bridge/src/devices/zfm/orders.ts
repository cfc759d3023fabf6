// What the sensor is asked for between two looks at it: its line takes one question at a time.
import { type Fault, fail, type Result } from "@hadir/shared/result.ts"

/** A person enrols one finger at a time. */
const maxWaiting = 4

export type OrderFault = Fault<"not-ready" | "busy">

type Order<Opened> = {
	carryOut(opened: Opened): Promise<void>
	giveUp(): void
}

export class Orders<Opened> {
	#isTaking = false
	#waiting: readonly Order<Opened>[] = []

	/** The sensor is ready. */
	begin(): void {
		this.#isTaking = true
	}

	/** It is not any more: who waits is told. */
	end(): void {
		this.#isTaking = false
		for (const order of this.#waiting) order.giveUp()
		this.#waiting = []
	}

	submit<T, F extends Fault>(
		work: (opened: Opened) => Promise<Result<T, F>>,
	): Promise<Result<T, F | OrderFault>> {
		if (!this.#isTaking) return Promise.resolve(notReady)
		if (this.#waiting.length >= maxWaiting) {
			return Promise.resolve(fail("busy", "The sensor is busy with other orders. Try again."))
		}
		return new Promise((resolve) => {
			const order = {
				carryOut: async (opened: Opened) => resolve(await work(opened)),
				giveUp: () => resolve(notReady),
			}
			this.#waiting = [...this.#waiting, order]
		})
	}

	/** Carries out the oldest; false: there was none. */
	async carryOutNext(opened: Opened): Promise<boolean> {
		const [order, ...rest] = this.#waiting
		if (order === undefined) return false
		this.#waiting = rest
		await order.carryOut(opened)
		return true
	}
}

const notReady = fail("not-ready", "The fingerprint sensor is not ready. Look at its state first.")

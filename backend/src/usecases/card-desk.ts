// One person at a time waits for a card at a kiosk: the same three taps must not be counted for two.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { Now } from "./ports.ts"

/** Who waits asks each second; one who has not for so long has gone. */
const goneAfterMs = 5_000

export class CardDesk {
	readonly #now: Now
	readonly #waiting = new Map<string, { readonly employee: string; readonly askedAt: number }>()

	constructor(now: Now) {
		this.#now = now
	}

	/** @returns a fault while somebody waits for another person's card at that kiosk */
	take(kiosk: string, employee: string): Result<void, Fault<"busy">> {
		const waiting = this.#waiting.get(kiosk)
		const askedAt = this.#now()
		const isOther = waiting !== undefined && waiting.employee !== employee
		if (isOther && askedAt - waiting.askedAt < goneAfterMs) {
			return fail(
				"busy",
				`A card is being given to ${waiting.employee} at kiosk ${kiosk}. Wait until that has ended.`,
			)
		}
		this.#waiting.set(kiosk, { employee, askedAt })
		return succeed(undefined)
	}

	leave(kiosk: string): void {
		this.#waiting.delete(kiosk)
	}
}

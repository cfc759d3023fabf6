// What a terminal that pushes has told of itself since the start: nobody can ask it.
import type { TerminalFacts, TerminalUser } from "../../terminal.ts"

/** A terminal holds some thousands; a list without end is not one. */
const mostUsers = 50_000
const longestFirmware = 64

export class ToldOfItself {
	readonly #serial: string
	readonly #users = new Map<string, TerminalUser>()
	#firmware = ""
	#facts: TerminalFacts | undefined

	constructor(serial: string) {
		this.#serial = serial
	}

	/** Undefined: it has said nothing yet. */
	get facts(): TerminalFacts | undefined {
		return this.#facts
	}

	get users(): readonly TerminalUser[] {
		return [...this.#users.values()]
	}

	noteUsers(users: readonly TerminalUser[]): void {
		for (const user of users) {
			if (this.#users.size < mostUsers) this.#users.set(user.userId, user)
		}
	}

	/** @param info "firmware,users,fingers,punches,address,..." */
	noteInfo(info: string): void {
		const [firmware = ""] = info.split(",")
		this.#firmware = firmware.slice(0, longestFirmware)
		this.#facts ??= this.#with(undefined)
	}

	noteClock(clock: TerminalFacts["clock"]): TerminalFacts {
		const facts = this.#with(clock)
		this.#facts = facts
		return facts
	}

	#with(clock: TerminalFacts["clock"]): TerminalFacts {
		return { serial: this.#serial, model: "", firmware: this.#firmware, counts: undefined, clock }
	}
}

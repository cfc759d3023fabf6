/** Turns that urgent askers may have, one after the other, while a patient one waits. */
export const maxPassed = 100

export type Urgency = "urgent" | "patient"

/** Who may use a file's one connection: the urgent first, each kind in the order it came. */
export class Turns {
	#isTaken = false
	#passed = 0
	readonly #waiting: Record<Urgency, (() => void)[]> = { urgent: [], patient: [] }

	/** Settles when it is the asker's turn; whoever had it calls `give`. */
	async take(urgency: Urgency): Promise<void> {
		if (this.#isTaken) await new Promise<void>((mine) => this.#waiting[urgency].push(mine))
		this.#isTaken = true
	}

	give(): void {
		const { urgent, patient } = this.#waiting
		const isPatientDue = urgent.length === 0 || this.#passed >= maxPassed
		const next = (isPatientDue ? patient.shift() : undefined) ?? urgent.shift()
		this.#passed = isPatientDue || patient.length === 0 ? 0 : this.#passed + 1
		if (next === undefined) this.#isTaken = false
		else next()
	}
}

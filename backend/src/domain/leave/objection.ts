/** `refuse`: it is forbidden; `ask`: somebody has to look before they agree. */
export type Objection = {
	readonly severity: "refuse" | "ask"
	readonly code: string
	readonly sentence: string
	readonly cite: string
}

export const refuse = (code: string, sentence: string, cite: string): Objection => ({
	...{ severity: "refuse", code, sentence, cite },
})
export const ask = (code: string, sentence: string, cite: string): Objection => ({
	...{ severity: "ask", code, sentence, cite },
})

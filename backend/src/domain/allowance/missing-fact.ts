/** A line that is left out because payroll's facts are not there: never guessed. */
export type MissingFact = {
	readonly line: "tax" | "health"
	readonly facts: readonly (
		| ("grade" | "gradeRate" | "ptkp")
		| ("salary" | "salaryTax" | "taxYear")
	)[]
}

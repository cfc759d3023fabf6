import { z } from "zod"

/** Who is paid by one list and one row of the budget. */
export const paymentGroups = ["PNS", "PPPK", "BLUD"] as const
export const paymentGroup = z.enum(paymentGroups)
export type PaymentGroup = z.infer<typeof paymentGroup>

const pnsGrade = /^(?:I|II|III|IV)\/[a-e]$/i
const pppkGrade = /^(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XVII)$/i

/**
 * By the grade, where the pay book says nothing: PP 11/2017 grades civil servants I/a to IV/e, Perpres 98/2020
 * those by contract I to XVII. Undefined: neither, and nobody guesses.
 */
export function groupOfGrade(grade: string): PaymentGroup | undefined {
	const written = plainGrade(grade)
	if (pnsGrade.test(written)) return "PNS"
	return pppkGrade.test(written) ? "PPPK" : undefined
}

/** "III/c" of "PNS III / c": lists of people name the group before the grade. */
export const plainGrade = (grade: string): string =>
	grade.replace(/\s/g, "").replace(/^(?:PNS|CPNS|PPPK)/i, "")

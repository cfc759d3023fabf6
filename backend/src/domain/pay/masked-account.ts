import type { PayFact } from "./pay-fact.ts"

/** "******5678": only files for the bank show an account's number whole. */
export const maskedAccount = (number: string): string =>
	`${"*".repeat(Math.max(0, number.length - shown))}${number.slice(-shown)}`

/** So many digits tell one's own account from another. */
const shown = 4

/** A fact as it is listed. */
export function maskedFact<Fact extends PayFact>(fact: Fact): Fact {
	const { content } = fact
	if (content.kind !== "account") return fact
	const npwp = content.npwp === undefined ? {} : { npwp: maskedAccount(content.npwp) }
	return { ...fact, content: { ...content, number: maskedAccount(content.number), ...npwp } }
}

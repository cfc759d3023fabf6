import { expect, test } from "vitest"
import type { PayFact } from "./pay-fact.ts"
import { type PayFactContent, payFactContent } from "./pay-fact-contents.ts"
import { countingFacts } from "./pay-in-force.ts"

let made = 0
const fact = (content: PayFactContent, more: Partial<PayFact> = {}): PayFact => ({
	...{ id: `f${++made}`, employee: "p1", from: "2026-09-01", until: "2026-09-30", content },
	source: { paper: "SK 1/2026", date: "2026-08-01" },
	...{ enteredBy: "budi", enteredAs: "bkpsdm", enteredAt: made },
	...more,
})
const score = (basisPoints: number): PayFactContent => ({ kind: "score", basisPoints })
const ids = (facts: readonly PayFact[]) => countingFacts(facts).map(({ id }) => id)

test("of two words over one month the one entered later counts, in whatever order they are read", () => {
	const [first, second] = [fact(score(9_000)), fact(score(8_000))]
	expect(ids([second, first])).toEqual([second.id])
	expect(ids([first, second])).toEqual([second.id])
})

test("a withdrawn fact uncovers the one before it", () => {
	const first = fact(score(9_000))
	const second = fact(score(8_000), { withdrawn: { by: "budi", at: 9, reason: "salah berkas" } })
	expect(ids([first, second])).toEqual([first.id])
})

test.each<[string, PayFact, PayFact]>([
	["another person", fact(score(1)), fact(score(1), { employee: "p2" })],
	["another month", fact(score(1)), fact(score(1), { from: "2026-10-01" })],
	[
		"another sanction",
		fact({ kind: "sanction", id: "ringan", letter: "1" }),
		fact({ kind: "sanction", id: "sedang", letter: "2" }),
	],
	[
		"another date of apel",
		fact({ kind: "activity", id: "apel", attended: true }),
		fact({ kind: "activity", id: "apel", attended: true }, { from: "2026-09-08" }),
	],
])("%s is another fact", (_, one, other) => {
	expect(ids([one, other]).length).toBe(2)
})

test("an account's number is text with all its zeros; a score is a figure or a word, never both", () => {
	const account = { kind: "account", bank: "Bank NTT", number: "0012345678", holder: "Maria" }
	expect(payFactContent.parse(account)).toEqual(account)
	expect(payFactContent.safeParse({ ...account, number: 12345678 }).success).toBe(false)
	expect(
		payFactContent.safeParse({ kind: "score", basisPoints: 1, predicate: "Baik" }).success,
	).toBe(false)
	expect(payFactContent.safeParse({ kind: "score" }).success).toBe(false)
})

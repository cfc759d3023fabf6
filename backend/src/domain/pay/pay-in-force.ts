// Which of the pay book's facts count: a later word over the same thing takes the earlier one's place.
import type { PayFact } from "./pay-fact.ts"

/** What a fact is about; of two with the same key the one entered later counts. */
export function keyOf({
	employee = "",
	unit = "",
	from,
	content,
}: Pick<PayFact, "employee" | "unit" | "from" | "content">): string {
	return JSON.stringify([content.kind, employee, unit, ...whatOf({ from, content })])
}

/** A person's payment group and account hold from a date on; a budget's row for its year, whatever the date. */
function whatOf({ from, content }: Pick<PayFact, "from" | "content">): readonly string[] {
	switch (content.kind) {
		case "post":
		case "account":
		case "paymentGroup":
		case "deadlines":
			return [from]
		case "score":
		case "payroll":
			return [from.slice(0, 7)]
		case "flag":
		case "sanction":
			return [content.id, from.slice(0, 7)]
		case "status":
		case "hold":
		case "activity":
		case "deduction":
			return [content.id, from]
		case "acting":
			return [content.acting, from]
		case "death":
			return []
		case "budget":
			return [String(content.year), content.group]
	}
}

/** Withdrawn facts count for nothing and uncover what they had replaced; in order of their first date. */
export function countingFacts<Fact extends PayFact>(facts: readonly Fact[]): readonly Fact[] {
	const latest = new Map<string, Fact>()
	for (const fact of [...facts].sort(byEntry)) {
		if (fact.withdrawn === undefined) latest.set(keyOf(fact), fact)
	}
	return [...latest.values()].sort((a, b) =>
		a.from < b.from ? -1 : a.from > b.from ? 1 : byEntry(a, b),
	)
}

const byEntry = (a: PayFact, b: PayFact): number =>
	a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1)

// What a month comes to by kinds of line, and what departs between two versions of it.
import type { Line, LineKind } from "../allowance/line.ts"
import { noRupiah, type Rupiah, rupiah, sumOf } from "../money/rupiah.ts"
import type { MovedLine } from "./moved-line.ts"
import type { Figures } from "./run-person.ts"

/** Of whoever was held, and of a month nobody was paid for. */
export const noFigures: Figures = {
	...{ beforeTax: noRupiah, tax: noRupiah, contributions: noRupiah, deductions: noRupiah },
	...{ uncollected: noRupiah, net: noRupiah },
}

/** Sums of the lines that count; what the budget bears beside the allowance only tells. */
export function figuresOf({
	lines,
	beforeTax,
	net,
}: {
	readonly lines: readonly Line[]
	readonly beforeTax: Rupiah
	readonly net: Rupiah
}): Figures {
	const of = (kind: LineKind) =>
		sumOf(lines.filter((line) => line.kind === kind && line.counts).map(({ amount }) => amount))
	return {
		...{ beforeTax, tax: of("tax"), contributions: of("contribution") },
		...{ deductions: of("deduction"), uncollected: of("uncollected"), net },
	}
}

/** after - before, figure by figure. */
export const minusFigures = (after: Figures, before: Figures): Figures => ({
	beforeTax: rupiah(after.beforeTax - before.beforeTax),
	tax: rupiah(after.tax - before.tax),
	contributions: rupiah(after.contributions - before.contributions),
	deductions: rupiah(after.deductions - before.deductions),
	uncollected: rupiah(after.uncollected - before.uncollected),
	net: rupiah(after.net - before.net),
})

export const areSame = (a: Figures, b: Figures): boolean =>
	a.beforeTax === b.beforeTax &&
	a.tax === b.tax &&
	a.contributions === b.contributions &&
	a.deductions === b.deductions &&
	a.uncollected === b.uncollected &&
	a.net === b.net

/**
 * Lines that one version has and the other has not, or has with another amount: paired by what they say and the
 * days they rest on, in order.
 */
export function movedLines(before: readonly Line[], after: readonly Line[]): MovedLine[] {
	const left = Map.groupBy(before, subjectOf)
	const moved: MovedLine[] = []
	for (const line of after) {
		const old = left.get(subjectOf(line))?.shift()
		if (old?.amount !== line.amount) moved.push({ before: old, after: line })
	}
	const gone = [...left.values()].flat().map((line): MovedLine => ({ before: line }))
	return [...moved, ...gone].filter((one) => (one.before?.amount ?? 0) !== (one.after?.amount ?? 0))
}

const subjectOf = ({ kind, what, days }: Line): string => `${kind} ${what.rule} ${days.join()}`

/** A version's lines after differences were settled over it. */
export function settledLines(lines: readonly Line[], moved: readonly MovedLine[]): readonly Line[] {
	const left = [...lines]
	for (const { before, after } of moved) {
		const index =
			before === undefined
				? -1
				: left.findIndex(
						(one) => subjectOf(one) === subjectOf(before) && one.amount === before.amount,
					)
		if (index >= 0) left.splice(index, 1)
		if (after !== undefined) left.push(after)
	}
	return left
}

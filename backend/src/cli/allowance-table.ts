// A person's allowance as text: amount, dates and reason of each line, from the post's amount to the net.
import { monthInWords, shortDate } from "@hadir/shared/time/local-date.ts"
import { sayMissing } from "../domain/allowance/say-missing.ts"
import { inRupiah } from "../domain/money/rupiah.ts"
import { columns } from "./columns.ts"
import type { ToldAllowance, ToldLine } from "./evaluated-allowance.ts"
import type { Language } from "./language.ts"

export function allowanceLines(allowance: ToldAllowance, language: Language): string[] {
	const { month, policy, lines, missing, openDays, unconfirmed } = allowance
	const amounts = lines.map(amountOf)
	const width = Math.max(...amounts.map(({ length }) => length))
	const rows = lines.map((line, index) => [
		(amounts[index] ?? "").padStart(width),
		datesOf(line),
		line[language],
	])
	const told = [`TPP ${monthInWords(month)}, ${policy}`, ...columns(rows)]
	told.push(...missing.map((fact) => sayMissing(fact, language)))
	if (openDays.length > 0) {
		told.push(`${openDays.length} hari belum dinilai dan belum memotong apa pun.`)
	}
	if (unconfirmed.length > 0) {
		told.push("", "BELUM DITETAPKAN, TPP belum boleh dibayarkan:")
		told.push(...unconfirmed.map((figure) => `  ${figure}`))
	}
	return told
}

/** What only tells stands in brackets; sums have a sign of their own. */
function amountOf({ amount, counts, kind }: ToldLine): string {
	const figure = inRupiah(amount)
	if (kind === "beforeTax" || kind === "net") return `= ${figure}`
	return counts ? figure : `(${figure})`
}

function datesOf({ days }: ToldLine): string {
	const [first, ...rest] = days
	if (first === undefined) return ""
	const last = rest.at(-1)
	return last === undefined ? shortDate(first) : `${shortDate(first)} ... ${shortDate(last)}`
}

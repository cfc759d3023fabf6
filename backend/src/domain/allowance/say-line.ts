// A line as one sentence: what it rests on, and the sum.
import { inRupiah, type Rupiah, rupiah } from "../money/rupiah.ts"
import { english } from "./allowance-in-english.ts"
import { indonesian } from "./allowance-in-indonesian.ts"
import type { AllowanceReason } from "./allowance-reason.ts"
import type { AllowanceWords } from "./allowance-words.ts"
import type { Line, LineKind } from "./line.ts"

const languages = { indonesian, english } as const

/** "masuk 09:05:59, jadwal 07:30, 95 menit, TL4 1,5 % x Rp1.400.000 = Rp21.000" */
export function sayLine(line: Line, language: keyof typeof languages): string {
	const words = languages[language]
	const what = wordsOf(line.what, words)
	if (line.isUnset) return `${what.replace(/,$/, "")}: ${words.unset}`
	const { basis } = line
	const of =
		basis?.basisPoints === undefined
			? ""
			: ` ${words.percent(basis.basisPoints)} x ${inRupiah(basis.amount)}`
	const borne = line.isBorneByBudget ? ` (${words.borne})` : ""
	const said = `${what}${of}`.replace(/,$/, "")
	return `${said} = ${inRupiah(toldAmount(line))}${borne}`
}

const takers: readonly LineKind[] = ["cut", "tax", "contribution", "deduction"]

/** What is taken is told without its sign: the words say that it is. */
const toldAmount = ({ kind, amount }: Line): Rupiah =>
	takers.includes(kind) ? rupiah(Math.abs(amount)) : amount

function wordsOf(what: AllowanceReason, words: AllowanceWords): string {
	switch (what.rule) {
		case "base":
		case "status":
		case "extra":
		case "fixedStatus":
		case "partMonth":
		case "largerPost":
		case "acting":
		case "actingTooShort":
		case "sanction":
		case "hold":
			return words.ofStanding(what)
		case "share":
		case "performance":
		case "noScore":
		case "notDone":
		case "monthTotal":
			return words.ofShare(what)
		case "rounding":
		case "beforeTax":
		case "finalTax":
		case "ter":
		case "extraTax":
		case "yearEnd":
		case "health":
		case "deduction":
		case "uncollected":
		case "net":
			return words.ofPayment(what)
		default:
			return words.ofAttendance(what)
	}
}

// Facts for the allowance against those on record: new, another word over the same thing, or known.

import type { PayRow } from "../../domain/imports/import-rows.ts"
import { inRupiah, rupiah } from "../../domain/money/rupiah.ts"
import { maskedAccount } from "../../domain/pay/masked-account.ts"
import type { PayFact } from "../../domain/pay/pay-fact.ts"
import type { PayFactContent } from "../../domain/pay/pay-fact-contents.ts"
import { countingFacts, keyOf } from "../../domain/pay/pay-in-force.ts"
import { canonicalJson } from "../../domain/runs/canonical-json.ts"
import { type ImportPlan, type Known, PlanDraft, unknownNip } from "./import-plan.ts"

export function planPay(
	rows: readonly PayRow[],
	known: Pick<Known, "byNip">,
	written: readonly PayFact[],
): ImportPlan {
	const draft = new PlanDraft()
	const standing = new Map(countingFacts(written).map((fact) => [keyOf(fact), fact]))
	for (const { row, nip, from, until, content } of rows) {
		const person = known.byNip.get(nip)
		if (person === undefined) {
			draft.refuse(row, unknownNip(nip))
			continue
		}
		const fact = { employee: person.id, from, until, content }
		const old = standing.get(keyOf(fact))
		if (old !== undefined && canonicalJson(saidBy(old)) === canonicalJson(saidBy(fact))) {
			draft.knows()
			continue
		}
		const what =
			old === undefined ? inWords(content) : `${inWords(old.content)} menjadi ${inWords(content)}`
		const span = until === undefined ? `mulai ${from}` : `${from} s.d. ${until}`
		draft.take(
			{ row, who: person.name, what: `${what}, ${span}`, isChange: old !== undefined },
			{ facts: [fact] },
		)
	}
	return draft.plan
}

const saidBy = ({ until, content }: Pick<PayFact, "until" | "content">) => ({ until, content })

/** Salaries and accounts are nobody's business but their owner's: what a preview need not show it does not. */
function inWords(content: PayFactContent): string {
	switch (content.kind) {
		case "score":
			return content.predicate ?? `nilai ${(content.basisPoints ?? 0) / 100}`
		case "payroll":
			return `gaji ${content.salary === undefined ? "tidak disebut" : inRupiah(rupiah(content.salary))}`
		case "post":
			return content.name
		case "activity":
			return `${content.id} ${content.attended ? "hadir" : "tidak hadir"}`
		case "account":
			return `${content.bank} ${maskedAccount(content.number)}`
		default:
			return content.kind
	}
}

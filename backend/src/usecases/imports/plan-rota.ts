// Rotas of a list against those on record: the later word counts from its first day on, the earlier stays to be read.
import type { Entry, EntryOf } from "../../domain/entries/entry.ts"
import { counts } from "../../domain/entries/standing.ts"
import { unregulated } from "../../domain/entries/unregulated.ts"
import type { RotaRow } from "../../domain/imports/import-rows.ts"
import { type ImportPlan, type Known, PlanDraft, unknownNip } from "./import-plan.ts"
import { type CodeWords, shiftsByCode, unknownCodeWords } from "./shift-codes.ts"

export function planRota(
	rows: readonly RotaRow[],
	known: Known,
	{
		codes,
		written,
	}: { readonly codes: CodeWords; readonly written: (employee: string) => readonly Entry[] },
): ImportPlan {
	const draft = new PlanDraft()
	const shiftOf = shiftsByCode(known.policy, codes)
	for (const { row, nip, from, until, days } of rows) {
		const person = known.byNip.get(nip)
		if (person === undefined) {
			draft.refuse(row, unknownNip(nip))
			continue
		}
		const unknown = [...new Set(days.flat())].filter((code) => shiftOf(code) === undefined)
		if (unknown.length > 0) {
			draft.refuse(row, unknownCodeWords(unknown, known.policy))
			continue
		}
		const cycle = days.map((day) => day.flatMap((code) => shiftOf(code)?.id ?? []))
		const content = { kind: "rosterPattern" as const, cycle }
		const strange = unregulated(content, from, known.policy)
		if (strange !== undefined) {
			draft.refuse(row, strange)
			continue
		}
		const standing = written(person.id).filter(isRota).filter(counts)
		const isKnown = standing.some(
			(one) =>
				one.from === from &&
				one.until === until &&
				JSON.stringify(one.content.cycle) === JSON.stringify(cycle),
		)
		if (isKnown) {
			draft.knows()
			continue
		}
		const isChange = standing.some(
			(one) => (until === undefined || one.from <= until) && (one.until ?? from) >= from,
		)
		const span = until === undefined ? `mulai ${from}` : `${from} s.d. ${until}`
		const what = `pola ${cycle.length} hari, ${span}: ${cycle.map(dayWords).join(" ")}`
		const wish = { employee: person.id, from, until, content }
		draft.take({ row, who: person.name, what, isChange }, { wishes: [wish] })
	}
	return draft.plan
}

const isRota = (entry: Entry): entry is EntryOf<"rosterPattern"> =>
	entry.content.kind === "rosterPattern"

const dayWords = (shifts: readonly string[]): string =>
	shifts.length === 0 ? "-" : shifts.join("+")

// A roster's days against those on record. The later word on a date counts, the earlier stays to be read.
import type { RosterDay } from "../../domain/duty/roster.ts"
import type { Entry } from "../../domain/entries/entry.ts"
import { factsOf } from "../../domain/entries/facts-of-entries.ts"
import type { RosterRow } from "../../domain/imports/import-rows.ts"
import type { Shift } from "../../domain/regulation/schedules.ts"
import type { EntryWish } from "../keep-entries.ts"
import { type ImportPlan, type Known, PlanDraft, unknownNip } from "./import-plan.ts"
import { type CodeWords, shiftsByCode, unknownCodeWords } from "./shift-codes.ts"

export function planRoster(
	rows: readonly RosterRow[],
	known: Known,
	{
		codes,
		written,
	}: { readonly codes: CodeWords; readonly written: (employee: string) => readonly Entry[] },
): ImportPlan {
	const draft = new PlanDraft()
	const used = new Map<string, Shift>()
	const shiftOf = shiftsByCode(known.policy, codes)
	for (const { row, nip, days } of rows) {
		const person = known.byNip.get(nip)
		if (person === undefined) {
			draft.refuse(row, unknownNip(nip))
			continue
		}
		const unknown = [...new Set(days.flatMap(([, names]) => names))].filter((code) => {
			const shift = shiftOf(code)
			if (shift !== undefined) used.set(code, shift)
			return shift === undefined
		})
		if (unknown.length > 0) {
			draft.refuse(row, unknownCodeWords(unknown, known.policy))
			continue
		}
		const roster = factsOf(written(person.id)).roster.days
		const wishes: EntryWish[] = []
		let changed = 0
		for (const [date, names] of days) {
			const shifts = names.flatMap((code) => shiftOf(code)?.id ?? [])
			const before = roster.get(date)
			if (before !== undefined && isSame(before, shifts)) continue
			if (before !== undefined) changed++
			const content = { kind: "rosterDay" as const, shifts }
			wishes.push({ employee: person.id, from: date, until: date, content })
		}
		if (wishes.length === 0) draft.knows()
		else {
			const what = `${wishes.length - changed} hari baru, ${changed} hari berubah`
			draft.take({ row, who: person.name, what, isChange: changed > 0 }, { wishes })
		}
	}
	const meanings = [...used].map(([code, { name }]) => `${code} = ${name}`)
	if (meanings.length > 0) draft.note(`Kode yang dipakai: ${meanings.sort().join(", ")}.`)
	return draft.plan
}

const isSame = (a: RosterDay, b: RosterDay): boolean =>
	[...a].sort().join() === [...b].sort().join()

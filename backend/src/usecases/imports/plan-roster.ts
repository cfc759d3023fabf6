// A roster's days against those on record. The later word on a date counts, the earlier stays to be read.
import type { RosterDay } from "../../domain/duty/roster.ts"
import type { Entry } from "../../domain/entries/entry.ts"
import { factsOf } from "../../domain/entries/facts-of-entries.ts"
import type { RosterRow } from "../../domain/imports/import-rows.ts"
import type { Policy } from "../../domain/regulation/policy.ts"
import type { Shift } from "../../domain/regulation/schedules.ts"
import type { EntryWish } from "../keep-entries.ts"
import {
	type ImportPlan,
	type Known,
	named,
	namesOf,
	PlanDraft,
	unknownNip,
} from "./import-plan.ts"

export type CodeWords = Readonly<Record<string, string>>

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
			draft.refuse(
				row,
				`Kode ${unknown.join(", ")} bukan giliran yang dikenal. Sebutkan artinya: --codes ${unknown[0]}=<giliran>. Giliran di kebijakan: ${namesOf(known.policy.shifts ?? [])}.`,
			)
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

/** A code by what the file or the operator says of it, by a shift's id or name, or by its only initial. */
function shiftsByCode(policy: Policy, codes: CodeWords): (code: string) => Shift | undefined {
	const shifts = policy.shifts ?? []
	const said = new Map(Object.entries(codes).map(([code, words]) => [code.toLowerCase(), words]))
	const known = new Map<string, Shift | undefined>()
	const find = (code: string): Shift | undefined => {
		const words = said.get(code)
		if (words !== undefined) return byWords(shifts, words)
		const initial = shifts.filter(({ name }) => name.toLowerCase().startsWith(code))
		return (
			named(shifts, code) ?? (code.length === 1 && initial.length === 1 ? initial[0] : undefined)
		)
	}
	return (code) => {
		const key = code.toLowerCase()
		if (!known.has(key)) known.set(key, find(key))
		return known.get(key)
	}
}

/** "Pagi (07.00-14.00)" is the shift "Pagi". */
const byWords = (shifts: readonly Shift[], words: string): Shift | undefined =>
	named(shifts, words) ??
	shifts.find(({ id, name }) => {
		const text = words.toLowerCase()
		return [id, name].some(
			(own) => text.startsWith(own.toLowerCase()) && !/^\p{L}/u.test(text.slice(own.length)),
		)
	})

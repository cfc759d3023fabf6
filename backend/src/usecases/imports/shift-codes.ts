// What a roster's codes mean: shifts of the policy, by id, name or initial, or as somebody says.
import type { Policy } from "../../domain/regulation/policy.ts"
import type { Shift } from "../../domain/regulation/schedules.ts"
import { named, namesOf } from "./import-plan.ts"

export type CodeWords = Readonly<Record<string, string>>

export const unknownCodeWords = (codes: readonly string[], policy: Policy): string =>
	`Kode ${codes.join(", ")} bukan giliran yang dikenal. Sebutkan artinya: --codes ${codes[0]}=<giliran>. Giliran di kebijakan: ${namesOf(policy.shifts ?? [])}.`

/** A code by what the file or the operator says of it, by a shift's id or name, or by its only initial. */
export function shiftsByCode(
	policy: Policy,
	codes: CodeWords,
): (code: string) => Shift | undefined {
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

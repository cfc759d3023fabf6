// Two systems' months of the same people: where they agree, and each person, day or total that differs.
import { inIndonesian } from "../attendance/reasons-in-indonesian.ts"
import { codesText, isSame, ourCodes, theirCodes } from "./day-codes.ts"
import type { Apart, Difference, OurPerson } from "./difference.ts"
import { type Cause, causes, guessCause } from "./guess-cause.ts"
import type { OldPerson, OldRecap } from "./old-recap.ts"
import { totalsApart } from "./totals-apart.ts"

export type Comparison = {
	readonly form: OldRecap["form"]
	readonly people: number
	/** People of whom nothing differs. */
	readonly agreeingPeople: number
	/** Days or totals that both speak of. */
	readonly compared: number
	readonly agreeing: number
	readonly differences: readonly Difference[]
	readonly byCause: Readonly<Partial<Record<Cause, number>>>
	/** NIPs that only one of the two knows. */
	readonly onlyThere: readonly string[]
	readonly onlyHere: readonly { readonly nip: string; readonly name: string }[]
	readonly refused: OldRecap["refused"]
}

export function compareMonth(
	old: OldRecap,
	ours: readonly OurPerson[],
	codes: ReadonlyMap<string, string>,
): Comparison {
	const byNip = new Map(ours.map((person) => [person.nip, person]))
	const refused = [...old.refused]
	const differences: Difference[] = []
	const sums = { people: 0, agreeingPeople: 0, compared: 0, agreeing: 0 }
	const onlyThere: string[] = []
	for (const person of old.people) {
		const own = byNip.get(person.nip)
		if (own === undefined) {
			onlyThere.push(person.nip)
			continue
		}
		const found = old.form === "days" ? daysApart(person, own, codes) : totalsApart(person, own)
		for (const word of found.unknown) {
			refused.push({
				row: person.row,
				why: `Kode "${word}" tidak dikenal. Sebutkan artinya: --codes ${word}=H (atau TK, C, S, DL, TB, I, L, TL1.., PSW1..).`,
			})
		}
		sums.people++
		sums.agreeingPeople += found.differences.length === 0 ? 1 : 0
		sums.compared += found.compared
		sums.agreeing += found.compared - found.differences.length
		differences.push(...found.differences)
	}
	const there = new Set(old.people.map(({ nip }) => nip))
	const byCause: Partial<Record<Cause, number>> = {}
	for (const { cause } of differences) byCause[cause] = (byCause[cause] ?? 0) + 1
	return {
		...{ form: old.form, ...sums, differences, byCause, onlyThere, refused },
		onlyHere: ours.flatMap(({ nip, name }) => (there.has(nip) ? [] : [{ nip, name }])),
	}
}

function daysApart(
	person: OldPerson,
	{ nip, name, unit, days }: OurPerson,
	said: ReadonlyMap<string, string>,
): Apart {
	const differences: Difference[] = []
	const unknown = new Set<string>()
	let compared = 0
	for (const day of days) {
		const text = person.days.get(day.date)
		if (text === undefined) continue
		const their = theirCodes(text, said)
		if (their.unknown !== undefined) {
			unknown.add(their.unknown)
			continue
		}
		compared++
		const our = ourCodes(day)
		if (isSame(our, their.codes)) continue
		const cause = guessCause(day, our, their.codes)
		differences.push({
			...{ nip, name, unit, date: day.date, theirs: codesText(their.codes) },
			...{
				ours: codesText(our),
				why: day.reasons.map(inIndonesian).join(" "),
				cause,
				guess: causes[cause],
			},
		})
	}
	return { differences, compared, unknown: [...unknown] }
}

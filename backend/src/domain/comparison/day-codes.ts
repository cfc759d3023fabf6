// One day in the few words that every system has: there, late, early, absent, away by letter, off.
import type { DayRecord } from "../attendance/day-record.ts"

/** TL1-TL4 and PSW1-PSW4 stand beside each other; every other word stands alone. */
export type DayCodes = ReadonlySet<string>

const plain: Readonly<Partial<Record<DayRecord["state"], string>>> = {
	...{ dayOff: "L", absent: "TK", leave: "C", sick: "S", travel: "DL", study: "TB" },
	...{ excused: "I", pending: "B", incomplete: "BL", toDecide: "MK", unrostered: "TJ" },
}

export function ourCodes({ state, duties }: DayRecord): DayCodes {
	const alone = plain[state]
	if (alone !== undefined) return new Set([alone])
	const bands = duties.flatMap(({ arrival, departure }) => [
		...(arrival.category === undefined ? [] : [arrival.category]),
		...(departure.category === undefined ? [] : [departure.category]),
	])
	return new Set(bands.length === 0 ? ["H"] : bands)
}

/** What other systems write; TMM and PCM are SIMPEGNAS's words for a missing punch. */
const spellings: readonly (readonly [RegExp, string])[] = [
	[/^(?:H|HN|HADIR|V|√|✓|1|WFO|WFH)$/, "H"],
	[/^(?:TL|T|TM)([1-4])$/, "TL$1"],
	[/^TMM$/, "TL4"],
	[/^(?:PSW|PC|P)([1-4])$/, "PSW$1"],
	[/^PCM$/, "PSW4"],
	[/^(?:TK|A|ALPA|ALPHA|ALFA)$/, "TK"],
	[/^(?:C|CT|CB|CM|CAP|CUTI|CLTN)$/, "C"],
	[/^(?:S|CS|SKT|SAKIT)$/, "S"],
	[/^(?:DL|D|DD|TD|DK|DKLT|DIKLAT|DINAS)$/, "DL"],
	[/^TB$/, "TB"],
	[/^(?:I|IZIN|IJIN|P)$/, "I"],
	[/^(?:L|LN|LJ|LIBUR|OFF|-)$/, "L"],
]

/**
 * A cell's codes, with what the operator says of them first.
 * @returns the word that nobody knows as `unknown`; no codes where the cell says nothing
 */
export function theirCodes(
	text: string,
	said: ReadonlyMap<string, string>,
): { readonly codes: DayCodes; readonly unknown?: string } {
	const codes = new Set<string>()
	for (const word of text.toUpperCase().split(/[\s,/+;]+/)) {
		if (word === "") continue
		const code = known(said.get(word) ?? word)
		if (code === undefined) return { codes, unknown: word }
		codes.add(code)
	}
	// "H TL1": there, and late.
	if (codes.size > 1) codes.delete("H")
	return { codes }
}

function known(word: string): string | undefined {
	const found = spellings.find(([spelling]) => spelling.test(word))
	return found === undefined ? undefined : word.replace(found[0], found[1])
}

export const isSame = (a: DayCodes, b: DayCodes): boolean =>
	a.size === b.size && [...a].every((code) => b.has(code))

export const codesText = (codes: DayCodes): string => [...codes].sort().join(" ")

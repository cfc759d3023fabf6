// Two systems' months of the same people: where they agree, and each person, day or total that differs.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { percentOf } from "../attendance/percent.ts"
import { inIndonesian } from "../attendance/reasons-in-indonesian.ts"
import type { Recap } from "../attendance/recap.ts"
import { codesText, type DayCodes, isSame, ourCodes, theirCodes } from "./day-codes.ts"
import { type Cause, causes, guessCause } from "./guess-cause.ts"
import { type OldPerson, type OldRecap, type TotalName, totalNames } from "./old-recap.ts"

export type OurPerson = {
	readonly nip: string
	readonly name: string
	readonly unit: string
	readonly days: readonly DayRecord[]
	readonly recap: Recap
}

export type Difference = {
	readonly nip: string
	readonly name: string
	readonly unit: string
	/** Of one day; absent: of a total. */
	readonly date?: LocalDate
	/** What the total is of. */
	readonly total?: string
	readonly theirs: string
	readonly ours: string
	/** Our own reasons. */
	readonly why: string
	readonly cause: Cause
	/** The guess as a sentence. */
	readonly guess: string
}

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

type Apart = {
	readonly differences: readonly Difference[]
	readonly compared: number
	readonly unknown: readonly string[]
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

type TotalForm = {
	readonly words: string
	of(recap: Recap): number
	/** Days that make it up, with their reasons. */
	shows(codes: DayCodes): boolean
}
const late = (code: string) => code.startsWith("TL")
const early = (code: string) => code.startsWith("PSW")

const totals: Readonly<Record<TotalName, TotalForm>> = {
	workingDays: { words: "HK", of: (recap) => recap.workingDays, shows: (codes) => codes.has("TJ") },
	present: { words: "Hadir", of: (recap) => recap.present, shows: (codes) => codes.has("TK") },
	late: {
		...{ words: "TL", shows: (codes) => [...codes].some(late) },
		of: ({ lateDays, missingIn }) => lateDays + missingIn,
	},
	early: {
		...{ words: "PSW", shows: (codes) => [...codes].some(early) },
		of: ({ earlyDays, missingOut }) => earlyDays + missingOut,
	},
	absent: { words: "TK", of: (recap) => recap.absent, shows: (codes) => codes.has("TK") },
	leave: { words: "Cuti", of: (recap) => recap.leave, shows: (codes) => codes.has("C") },
	travel: { words: "DL", of: (recap) => recap.travel, shows: (codes) => codes.has("DL") },
	sick: { words: "Sakit", of: (recap) => recap.sick, shows: (codes) => codes.has("S") },
	permission: { words: "Izin", of: (recap) => recap.excused, shows: (codes) => codes.has("I") },
	cut: {
		...{ words: "Potongan", of: (recap) => recap.cutBasisPoints },
		shows: (codes) => codes.has("TK") || [...codes].some((code) => late(code) || early(code)),
	},
}

function totalsApart(person: OldPerson, own: OurPerson): Apart {
	const { nip, name, unit, days, recap } = own
	const apart = totalNames.filter((total) => {
		const theirs = person.totals.get(total)
		return theirs !== undefined && theirs !== totals[total].of(recap)
	})
	const differences = apart.map((total): Difference => {
		const { words, of, shows } = totals[total]
		const [theirs, ours] = [person.totals.get(total) ?? 0, of(recap)]
		const say = (value: number) => (total === "cut" ? percentOf(value) : String(value))
		const cause = totalCause(total, { more: theirs > ours, apart, recap })
		return {
			...{ nip, name, unit, total: words, theirs: say(theirs), ours: say(ours) },
			why: whyOf(days.filter((day) => shows(ourCodes(day)))),
			...{ cause, guess: causes[cause] },
		}
	})
	return { differences, compared: person.totals.size, unknown: [] }
}

/** @param told.more the old system says more */
function totalCause(
	total: TotalName,
	{
		more,
		apart,
		recap,
	}: { readonly more: boolean; readonly apart: readonly TotalName[]; readonly recap: Recap },
): Cause {
	const isLetter = (name: TotalName) => ["leave", "travel", "sick", "permission"].includes(name)
	if (recap.open > 0) return "waiting"
	if (total === "workingDays") return recap.unrostered > 0 ? "roster" : "calendar"
	if (isLetter(total)) return more ? "letterMissing" : "letterOnlyHere"
	const letter = apart.find(isLetter)
	if (total === "absent" || total === "present") {
		if (letter !== undefined)
			return (total === "absent") === more ? "letterOnlyHere" : "letterMissing"
		return (total === "absent") === more ? "punchesOnlyHere" : "punchesMissing"
	}
	if (total === "cut") {
		if (apart.length === 1) return "rates"
		const first = apart.find((name) => name !== "cut") ?? total
		return totalCause(first, { more: first === "present" ? !more : more, apart, recap })
	}
	const missing = total === "late" ? recap.missingIn : recap.missingOut
	return !more && missing > 0 ? "punchMissing" : "seconds"
}

const mostDays = 5

/** "2026-10-06: Masuk 07:45:10, jadwal 07:30. ..." */
function whyOf(days: readonly DayRecord[]): string {
	const said = days
		.slice(0, mostDays)
		.map(({ date, reasons }) => `${date}: ${reasons.map(inIndonesian).join(" ")}`)
	const more = days.length - said.length
	return `${said.join(" ")}${more > 0 ? ` dan ${more} hari lain.` : ""}`
}

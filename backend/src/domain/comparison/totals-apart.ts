// The totals of one person in two systems: which differ, the days that make ours up, and a guess at why.
import type { DayRecord } from "../attendance/day-record.ts"
import { percentOf } from "../attendance/percent.ts"
import { inIndonesian } from "../attendance/reasons-in-indonesian.ts"
import type { Recap } from "../attendance/recap.ts"
import { type DayCodes, ourCodes } from "./day-codes.ts"
import type { Apart, Difference, OurPerson } from "./difference.ts"
import { type Cause, causes } from "./guess-cause.ts"
import { type OldPerson, type TotalName, totalNames } from "./old-recap.ts"

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

export function totalsApart(person: OldPerson, own: OurPerson): Apart {
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

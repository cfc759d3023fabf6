// The one place that says whether a letter may be written, or agreed to: the law, and what is on record.
import { datesBetween, daysBetween } from "@hadir/shared/time/local-date.ts"
import type { Letter } from "../domain/attendance/person-facts.ts"
import { isRegulated } from "../domain/duty/regulated-from.ts"
import { type AnnualShare, checkLeave, type LeaveWish } from "../domain/leave/check-leave.ts"
import { type Clash, clashOf } from "../domain/leave/letter-clash.ts"
import type { Objection } from "../domain/leave/objection.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { canDecide, chargedDays, type KnownLeave } from "./known-leave.ts"
import { balanceOf } from "./leave-balance.ts"
import type { MonthParts } from "./person-month.ts"

export type LetterWish = LeaveWish & {
	/** The letter's number and date. */
	readonly letter: string
	readonly part?: Letter["part"]
}

/** Days from the first to the last: study takes some years, and whatever is longer has mistaken the year. */
const mostDays = 3_660

/** Asked before anything is read of all those years; undefined: somebody could mean it. */
export const lengthFault = ({ from, until }: Pick<LetterWish, "from" | "until">) =>
	daysBetween({ from, to: until }) > mostDays
		? `Surat ${from} s.d. ${until} lebih dari sepuluh tahun. Periksa tahunnya.`
		: undefined

/** What the law and the letters on record say of one more; `known.letters` holds all of them but the wish. */
export function objectionsTo(
	parts: Pick<MonthParts, "now" | "zone">,
	known: KnownLeave,
	wish: LetterWish,
): readonly Objection[] {
	const clashes = known.letters.flatMap(
		(other) => clashOf(wish, other, (date) => canDecide(known, date)) ?? [],
	)
	const { isContract, since } = known
	const person = {
		...{ isContract, since, annual: annualShares(parts, known, wish) },
		...{ clashes, isCovered: isCovered(known, wish, clashes) },
	}
	return [...checkLeave(wish, person), ...undecided(known, wish)]
}

/** The sentence that forbids it, with its source; undefined: nothing does. */
export function forbiddenBy(objections: readonly Objection[]): string | undefined {
	const forbidden = objections.find(({ severity }) => severity === "refuse")
	return forbidden && `${forbidden.sentence} (${forbidden.cite})`
}

/** Annual leave of which sick leave decides every day. */
function isCovered(known: KnownLeave, wish: LetterWish, clashes: readonly Clash[]): boolean {
	const sick = clashes.filter(({ kind }) => kind === "interrupts").flatMap(({ dates }) => dates)
	if (wish.kind !== "cutiTahunan" || sick.length === 0) return false
	return datesBetween(wish.from, wish.until)
		.filter((date) => canDecide(known, date))
		.every((date) => sick.includes(date))
}

/**
 * Each year pays for its own days, and for those alone that the letter decides itself. What waits may still be
 * agreed to, so it is taken as spent; so are the wish's own days of the years before, which then carry less over.
 * Of somebody whose first day of service nobody knows there is no balance to hold it against.
 */
function annualShares(
	parts: Pick<MonthParts, "now" | "zone">,
	known: KnownLeave,
	wish: LetterWish,
): readonly AnnualShare[] {
	const { kind, from, until, letter, part } = wish
	if (kind !== "cutiTahunan") return []
	const waiting = known.letters.filter(
		(one) => one.isWaiting && one.kind === kind && one.part === undefined,
	)
	const standing = [...known.letters.filter(({ isWaiting }) => !isWaiting), ...waiting]
	return yearsOf(wish).flatMap((year) => {
		const before = { kind, from, until: `${year - 1}-12-31`, letter, part }
		const earlier = before.until < from ? [] : [before]
		const balance = balanceOf(parts, known, { year, asked: [...waiting, ...earlier] })
		if (!balance.ok) return []
		const own = { kind, from, until, letter, part }
		const asked =
			chargedDays(known, [...standing, own], year).length -
			chargedDays(known, standing, year).length
		return [
			{
				...{ year, asked, left: balance.value.left },
				waiting: waiting
					.filter((one) => yearOf(one.from) <= year && yearOf(one.until) >= year)
					.map((one) => one.letter),
			},
		]
	})
}

/** Working days of a year without its decree, or of dates before the policy's tables, cannot be counted yet. */
function undecided(known: KnownLeave, wish: LetterWish): readonly Objection[] {
	const { person, office } = known
	const undecreed = yearsOf(wish)
		.filter((year) => !office.calendar.years.has(year))
		.map(
			(year): Objection => ({
				...{ severity: "ask", code: "no-decree", cite: "SKB 3 Menteri" },
				sentence: `Daftar libur tahun ${year} belum dimasukkan; hari kerjanya belum pasti.`,
			}),
		)
	const [date] = datesBetween(wish.from, wish.until).filter(
		(one) => !isRegulated(office.policy, person, one),
	)
	if (date === undefined) return undecreed
	const sentence = `Kebijakan tidak memuat jam kerja pada ${date}; hari kerjanya belum pasti.`
	return [
		...undecreed,
		{ severity: "ask", code: "unregulated", cite: office.policy.name, sentence },
	]
}

const yearsOf = ({ from, until }: LetterWish): readonly number[] =>
	Array.from(
		{ length: Math.max(0, yearOf(until) - yearOf(from) + 1) },
		(_, index) => yearOf(from) + index,
	)

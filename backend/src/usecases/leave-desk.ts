// Leave asked for and its balance, against the law and what is on record.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { datesBetween } from "@hadir/shared/time/local-date.ts"
import type { Letter } from "../domain/attendance/person-facts.ts"
import { isRegulated } from "../domain/duty/regulated-from.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import type { AnnualLeave } from "../domain/leave/annual-leave.ts"
import {
	type AnnualShare,
	checkLeave,
	type LeaveWish,
	type Objection,
} from "../domain/leave/check-leave.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { type EntryFault, type EntryParts, writeEntries } from "./keep-entries.ts"
import { balanceOf, type KnownLeave, knownLeave, workingDays } from "./known-leave.ts"
import type { MonthParts } from "./person-month.ts"

export type LeaveDeskFault = Fault<"no-person" | "no-start">

/** What is left of a year's annual leave, with its reasons. */
export async function leaveBalance(
	parts: MonthParts,
	wanted: { readonly employee: string; readonly year: number },
	scope: { readonly unit: string | undefined },
): Promise<Result<AnnualLeave, LeaveDeskFault>> {
	const known = await knownLeave(parts, wanted, scope)
	if (known === undefined) return noPerson(wanted.employee)
	return balanceOf(parts, known, wanted)
}

export type AskedLeave = LeaveWish & {
	readonly employee: string
	/** The letter's number and date. */
	readonly letter: string
	readonly part?: Letter["part"]
}

/**
 * Writes the letter if the law does not forbid it. What somebody has to look at goes along, for those whose
 * agreement the letter waits for.
 */
export async function askLeave(
	parts: EntryParts & MonthParts,
	wish: AskedLeave,
	actor: Actor,
): Promise<
	Result<
		{ readonly entries: readonly Entry[]; readonly toLookAt: readonly Objection[] },
		EntryFault | LeaveDeskFault | Fault<"forbidden">
	>
> {
	const { employee, from, until, kind, letter, part } = wish
	const wanted = { employee, year: yearOf(from), through: until }
	const known = await knownLeave(parts, wanted, { unit: actor.unit })
	if (known === undefined) return noPerson(employee)
	const { isContract, since, person, waiting } = known
	const touching = (one: Letter) => one.from <= until && one.until >= from
	const objections = checkLeave(wish, {
		...{ isContract, since, annual: annualShares(parts, known, wish) },
		overlapping: [
			...(person.letters ?? []).filter(touching),
			...waiting.filter(touching).map((one) => ({ ...one, isWaiting: true })),
		],
	})
	const forbidden = objections.find(({ severity }) => severity === "refuse")
	if (forbidden !== undefined) {
		return fail("forbidden", `${forbidden.sentence} (${forbidden.cite})`)
	}
	const content = { kind: "letter", letterKind: kind, letter, ...(part && { part }) } as const
	const written = await writeEntries(parts, [{ employee, from, until, content }], actor)
	if (!written.ok) return written
	const toLookAt = objections.filter(({ severity }) => severity === "ask")
	return succeed({ entries: written.value, toLookAt: [...toLookAt, ...undecided(known, wish)] })
}

/**
 * Each year pays for its own days. What waits may still be agreed to, so it is taken as spent; so are the
 * wish's own days of the years before, which then carry less over.
 */
function annualShares(
	parts: MonthParts,
	known: KnownLeave,
	wish: AskedLeave,
): readonly AnnualShare[] {
	const { kind, from, until, letter, part } = wish
	if (kind !== "cutiTahunan") return []
	const waiting = known.waiting.filter((one) => one.kind === kind && one.part === undefined)
	const asked = workingDays(known, from, until)
	return yearsOf(wish).map((year) => {
		const before = { kind, from, until: `${year - 1}-12-31`, letter, part }
		const earlier = before.until < from ? [] : [before]
		const balance = balanceOf(parts, known, { year, asked: [...waiting, ...earlier] })
		return {
			...{ year, asked: asked.filter((date) => yearOf(date) === year).length },
			left: balance.ok ? balance.value.left : 0,
			waiting: waiting
				.filter((one) => yearOf(one.from) <= year && yearOf(one.until) >= year)
				.map((one) => one.letter),
		}
	})
}

/** Working days of a year without its decree, or of dates before the policy's tables, cannot be counted yet. */
function undecided(known: KnownLeave, wish: AskedLeave): readonly Objection[] {
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

const yearsOf = ({ from, until }: AskedLeave): readonly number[] =>
	Array.from(
		{ length: Math.max(0, yearOf(until) - yearOf(from) + 1) },
		(_, index) => yearOf(from) + index,
	)

const noPerson = (id: string) =>
	fail("no-person", `Pegawai ${id} tidak ada, atau bukan pegawai unit Anda.`)

// A mass excuse for an outage: whom it touches, and whether the machines' own journals show it.
import { type Fault, fail, type Result } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import type { DayEdge, DayRecord } from "../domain/attendance/day-record.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import { composeEntries, type EntryFault, type EntryParts } from "./keep-entries.ts"
import { readService } from "./kiosk-services.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"

/** A stretch of one date at the machines of one unit, in seconds from midnight. */
export type OutageWindow = {
	readonly unit: string
	readonly date: LocalDate
	readonly from: number
	readonly until: number
}

export type ExcuseProposal = {
	/** Whose punch it could have been, and at which end of the day. */
	readonly touched: readonly { readonly employee: string; readonly ends: readonly ExcusedEnd[] }[]
	/** The journals show that no machine of the unit served, or that data is missing, within the window. */
	readonly isAttested: boolean
}
type ExcusedEnd = "arrival" | "departure"

/** What an excuse of the window would touch; nothing is written. */
export async function proposeExcuse(
	parts: MonthParts,
	{ unit, date, from, until }: OutageWindow,
	scope: { readonly unit: string | undefined },
): Promise<ExcuseProposal> {
	const people = (await parts.registry.employees(scope)).filter((one) => one.unit.id === unit)
	const midnight = instantMs({ date, second: 0 }, parts.zone)
	const span = { from: midnight + from * 1000, until: midnight + until * 1000 }
	const view = await readService(parts, span)
	const evaluated = await evaluatePeople(parts, people, date.slice(0, 7))
	const touched = evaluated.flatMap(({ employee, days }) => {
		const day = days.find((one) => one.date === date)
		const ends = day === undefined ? [] : endsWithin(day, { from, until })
		return ends.length === 0 ? [] : [{ employee: employee.id, ends }]
	})
	return {
		touched,
		isAttested: people.some((employee) => view.gapsOf(employee, span).length > 0),
	}
}

/** Ends of the day that cost or wait, and whose due time lies within the window. */
function endsWithin(
	{ duties }: DayRecord,
	{ from, until }: { readonly from: number; readonly until: number },
): ExcusedEnd[] {
	const isHeld = ({ kind }: DayEdge) => ["late", "early", "missing", "pending"].includes(kind)
	const isWithin = (minute: number) => minute * 60 >= from && minute * 60 <= until
	const ends = duties.flatMap(({ arrival, departure, starts, ends: end }): ExcusedEnd[] => [
		...(isHeld(arrival) && isWithin(starts) ? (["arrival"] as const) : []),
		...(isHeld(departure) && isWithin(end) ? (["departure"] as const) : []),
	])
	return [...new Set(ends)]
}

/**
 * Writes the excuse for those it touches. Whether the machines attest it is found out here and never taken
 * from whoever asks: an OPD head's word alone is marked on every day it excuses.
 */
export async function writeMassExcuse(
	parts: EntryParts & MonthParts,
	wish: OutageWindow & { readonly reason: string; readonly letter: string },
	actor: Actor,
): Promise<Result<readonly Entry[], EntryFault | Fault<"nobody">>> {
	const proposal = await proposeExcuse(parts, wish, { unit: actor.unit })
	if (proposal.touched.length === 0) {
		return fail("nobody", "Tidak ada ketukan pegawai unit itu yang jatuh dalam gangguan tersebut.")
	}
	const { unit, date, reason, letter } = wish
	const wishes = (["arrival", "departure"] as const).flatMap((end) => {
		const employees = proposal.touched.flatMap((one) =>
			one.ends.includes(end) ? [one.employee] : [],
		)
		if (employees.length === 0) return []
		const said = { kind: "massExcuse", reason, letter, attested: proposal.isAttested } as const
		return [{ unit, from: date, until: date, content: { ...said, employees, ends: [end] } }]
	})
	const composed = await composeEntries(parts, wishes, { actor, isAttested: true })
	if (composed.ok) await parts.book.add(composed.value)
	return composed
}

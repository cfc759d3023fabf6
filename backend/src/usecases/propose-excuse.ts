// A mass excuse for an outage: whom it touches, and whether the machines' own journals show it.
import { type Fault, fail, type Result } from "@hadir/shared/result.ts"
import { addDays, daysBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { daySeconds, instantMs } from "@hadir/shared/time/local-time.ts"
import type { DayEdge, DayRecord } from "../domain/attendance/day-record.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import { composeEntries, type EntryFault, type EntryParts } from "./keep-entries.ts"
import { readService } from "./kiosk-services.ts"
import { peopleServing } from "./people-serving.ts"
import { evaluatePeople, type MonthParts } from "./person-month.ts"
import { homeOn, servingAt } from "./service-of.ts"

/** A stretch of one date at the machines of one unit, in seconds from midnight. */
export type OutageWindow = {
	readonly unit: string
	readonly date: LocalDate
	readonly from: number
	readonly until: number
}

type ExcusedEnd = "arrival" | "departure"

/** One end of a person's work date whose punch fell into the window. */
export type TouchedEnd = {
	readonly employee: string
	/** A night shift's end belongs to the date on which the shift began. */
	readonly date: LocalDate
	readonly end: ExcusedEnd
	/** The journals show that no machine served, or that data is missing, around the moment it was due. */
	readonly isAttested: boolean
}

export type ExcuseProposal = { readonly touched: readonly TouchedEnd[] }

/** So long before and after the moment a punch was due an outage may have been why it is not there. */
const aroundSeconds = 30 * 60

/** What an excuse of the window would touch; nothing is written. */
export async function proposeExcuse(
	parts: MonthParts,
	{ unit, date, from, until }: OutageWindow,
	scope: { readonly unit: string | undefined },
): Promise<ExcuseProposal> {
	const dates = { from: addDays(date, -1), through: date }
	const people = await peopleServing(parts, { dates, scope, unit })
	const { zone } = parts
	const midnight = instantMs({ date, second: 0 }, zone)
	const view = await readService(parts, {
		...{ from: midnight - daySeconds * 1000, until: midnight + 2 * daySeconds * 1000 },
	})
	const touched: TouchedEnd[] = []
	for (const month of new Set([addDays(date, -1), date].map((one) => one.slice(0, 7)))) {
		for (const { employee, service, days } of await evaluatePeople(parts, people, month)) {
			const there = servingAt(employee, unit)
			for (const day of days) {
				const shift = daysBetween({ from: date, to: day.date }) * daySeconds
				if (shift !== 0 && shift !== -daySeconds) continue
				if (homeOn(service, day.date).unit !== unit) continue
				for (const { end, due } of heldEnds(day)) {
					const at = shift + due
					if (at < from || at > until) continue
					const around = {
						from: midnight + Math.max(from, at - aroundSeconds) * 1000,
						until: midnight + Math.min(until, at + aroundSeconds) * 1000,
					}
					const isAttested = view.gapsOf(there, around).length > 0
					touched.push({ employee: employee.id, date: day.date, end, isAttested })
				}
			}
		}
	}
	return { touched }
}

/** Ends that cost or wait, with the second at which their punch was due; whoever was in time needs no excuse. */
function heldEnds({ duties }: DayRecord): { end: ExcusedEnd; due: number }[] {
	const isHeld = ({ kind }: DayEdge) => ["late", "early", "missing", "pending"].includes(kind)
	return duties.flatMap(({ arrival, departure, starts, ends }) => {
		const came = { end: "arrival", due: starts * 60 } as const
		const left = { end: "departure", due: ends * 60 } as const
		const wasInTime = (arrival.second ?? Number.POSITIVE_INFINITY) < came.due + 60
		const stayed = (departure.second ?? Number.NEGATIVE_INFINITY) >= left.due
		return [
			...(isHeld(arrival) && !wasInTime ? [came] : []),
			...(isHeld(departure) && !stayed ? [left] : []),
		]
	})
}

/**
 * Writes the excuse for those it touches, an entry for each date, end and evidence. Whether the machines
 * attest it is found out here and never taken from whoever asks: an OPD head's word alone is marked on every
 * day it excuses.
 */
export async function writeMassExcuse(
	parts: EntryParts & MonthParts,
	wish: OutageWindow & { readonly reason: string; readonly letter: string },
	actor: Actor,
): Promise<Result<readonly Entry[], EntryFault | Fault<"nobody">>> {
	const { touched } = await proposeExcuse(parts, wish, { unit: actor.unit })
	if (touched.length === 0) {
		return fail("nobody", "Tidak ada ketukan pegawai unit itu yang jatuh dalam gangguan tersebut.")
	}
	const { unit, reason, letter } = wish
	const kinds = Map.groupBy(touched, ({ date, end, isAttested }) => `${date} ${end} ${isAttested}`)
	const wishes = [...kinds.values()].flatMap((same) => {
		const [first] = same
		if (first === undefined) return []
		const { date, end, isAttested: attested } = first
		const employees = [...new Set(same.map(({ employee }) => employee))]
		const content = {
			kind: "massExcuse",
			employees,
			ends: [end],
			reason,
			letter,
			attested,
		} as const
		return [{ unit, from: date, until: date, content: { ...content, ends: [end] } }]
	})
	const composed = await composeEntries(parts, wishes, { actor, isAttested: true })
	if (composed.ok) await parts.book.add(composed.value)
	return composed
}

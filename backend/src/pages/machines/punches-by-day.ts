// The punches in dispute as a person goes through them: day by day, each with its time.
import type { Dispute } from "@hadir/shared/wire/staff-machines.ts"
import { dateOfInstant } from "../format/clock-times.ts"

type Punch = Dispute["punches"][number]

export type PunchDay = { readonly date: string; readonly punches: readonly Punch[] }

export function punchesByDay(punches: readonly Punch[], zone: string): PunchDay[] {
	const days = new Map<string, Punch[]>()
	for (const punch of [...punches].sort((a, b) => a.at - b.at)) {
		const date = dateOfInstant(punch.at, zone)
		days.set(date, [...(days.get(date) ?? []), punch])
	}
	return [...days].map(([date, held]) => ({ date, punches: held }))
}

/** The disputes of one journal come apart by cause. */
export const disputeKey = ({ journal, cause }: Dispute): string => `${journal} ${cause}`

/** The chosen records that are still in dispute, in the dispute's order. */
export function stillChosen(dispute: Dispute, chosen: ReadonlySet<string>): string[] {
	return dispute.punches.map(({ record }) => record).filter((record) => chosen.has(record))
}

// Outages and what has been proposed over them: each stands on the page once.
import type { Outage, Proposal } from "@hadir/shared/wire/staff-machines.ts"

type Over = Pick<Outage, "kiosk" | "cause" | "from" | "until">

/** Nobody has approved it, and nobody took it back. */
export const isWaiting = ({ approvedAt, withdrawal }: Proposal): boolean =>
	approvedAt === undefined && withdrawal === undefined

/** It counts, and somebody wants it withdrawn: a second person says. */
export const isInQuestion = ({ withdrawal }: Proposal): boolean =>
	withdrawal !== undefined && withdrawal.approvedAt === undefined

/** Nothing waits for anybody: it counts, or it was withdrawn. */
export const isDecided = (proposal: Proposal): boolean =>
	!isWaiting(proposal) && !isInQuestion(proposal)

/** Outages of which something is left that nobody has proposed a decision for. */
export function unproposed(
	outages: readonly Outage[],
	proposals: readonly Proposal[],
): readonly Outage[] {
	const waiting = proposals.filter(isWaiting)
	return outages.filter(
		(outage) =>
			!waiting.some(
				(proposal) =>
					doTouch(outage, proposal) &&
					proposal.from <= outage.from &&
					proposal.until >= outage.until,
			),
	)
}

/** A proposal that waits over a part of this outage, which has gone on since. */
export function proposalOver(outage: Outage, proposals: readonly Proposal[]): Proposal | undefined {
	return proposals.filter(isWaiting).find((proposal) => doTouch(outage, proposal))
}

/** Person-days that wait for what this proposal would settle; outages of one day share theirs, so they are not summed. */
export function personDaysUnder(proposal: Proposal, outages: readonly Outage[]): number {
	const touched = outages.filter((outage) => doTouch(outage, proposal))
	return Math.max(0, ...touched.map(({ personDays }) => personDays))
}

const doTouch = (one: Over, other: Over): boolean =>
	one.kiosk === other.kiosk &&
	one.cause === other.cause &&
	one.from < other.until &&
	one.until > other.from

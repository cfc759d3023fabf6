// What has been proposed over an outage and still waits for a second person.
import type { Outage, Proposal } from "@hadir/shared/wire/staff-machines.ts"

export const isWaiting = ({ approvedAt }: Proposal): boolean => approvedAt === undefined

export type OutageProposal = { readonly proposal: Proposal; readonly isWhole: boolean }

/** The proposal that waits over this outage; `isWhole` when it leaves nothing of it undecided. */
export function proposalOver(
	outage: Outage,
	proposals: readonly Proposal[],
): OutageProposal | undefined {
	const touching = proposals
		.filter(isWaiting)
		.filter(({ kiosk, cause }) => kiosk === outage.kiosk && cause === outage.cause)
		.filter(({ from, until }) => from < outage.until && until > outage.from)
		.map((proposal) => ({
			proposal,
			isWhole: proposal.from <= outage.from && proposal.until >= outage.until,
		}))
	return touching.find(({ isWhole }) => isWhole) ?? touching[0]
}

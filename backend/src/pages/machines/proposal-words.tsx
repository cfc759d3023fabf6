import type { Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { causeWords, verdictWords } from "./decision-words.ts"
import { groupCode } from "./machine-figures.ts"
import { useMoments } from "./use-moments.ts"

/** What is proposed, over what. */
export function ProposalHead({ proposal }: { proposal: Proposal }) {
	const { stretchOf } = useMoments()
	return (
		<>
			<strong>{verdictWords[proposal.verdict]}</strong> · {causeWords[proposal.cause]}{" "}
			{stretchOf(proposal)} · {proposal.place} ({groupCode(proposal.kiosk)})
		</>
	)
}

/** Who proposed it, when, and why; who approved it, where somebody has. */
export function ProposalFacts({ proposal }: { proposal: Proposal }) {
	const { momentOf } = useMoments()
	const { proposedBy, proposedAt, approvedBy, approvedAt, letter } = proposal
	return (
		<p>
			{proposal.isOwn ? "Anda usulkan" : `Diusulkan ${proposedBy}`} {momentOf(proposedAt)}
			{approvedAt === undefined ? "" : `, disetujui ${approvedBy} ${momentOf(approvedAt)}`}:{" "}
			{proposal.reason}
			{letter === "" ? "" : ` · Surat ${letter}`}
		</p>
	)
}

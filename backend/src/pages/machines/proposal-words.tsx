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

/** Who proposed it, when, and why; who approved it or wants it back, where somebody has. */
export function ProposalFacts({ proposal }: { proposal: Proposal }) {
	const { momentOf } = useMoments()
	const { proposedBy, proposedAt, approvedBy, approvedAt, letter, withdrawal } = proposal
	return (
		<>
			<p>
				{proposal.isOwn ? "Anda usulkan" : `Diusulkan ${proposedBy}`} {momentOf(proposedAt)}
				{approvedAt === undefined ? "" : `, disetujui ${approvedBy} ${momentOf(approvedAt)}`}:{" "}
				{proposal.reason}
				{letter === "" ? "" : ` · Surat ${letter}`}
			</p>
			{withdrawal === undefined ? null : <WithdrawalFacts withdrawal={withdrawal} />}
		</>
	)
}

function WithdrawalFacts({ withdrawal }: { withdrawal: NonNullable<Proposal["withdrawal"]> }) {
	const { momentOf } = useMoments()
	const { askedBy, askedAt, approvedBy, approvedAt, reason } = withdrawal
	const isAlone = approvedBy === askedBy
	const asked = withdrawal.isOwn ? "Anda minta ditarik" : `Diminta ditarik oleh ${askedBy}`
	const took = withdrawal.isOwn ? "Anda tarik kembali" : `Ditarik kembali oleh ${askedBy}`
	return (
		<p>
			<strong>{isAlone ? took : asked}</strong> {momentOf(askedAt)}
			{approvedAt === undefined || isAlone ? "" : `, ditarik ${approvedBy} ${momentOf(approvedAt)}`}
			{reason === "" ? "" : `: ${reason}`}
		</p>
	)
}

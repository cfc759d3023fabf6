import type { Outage, Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { IconScale } from "@tabler/icons-react"
import { useId } from "react"
import { useDeciding } from "./deciding.tsx"
import { DecisionError } from "./decision-error.tsx"
import { waitingWords } from "./decision-words.ts"
import { isWaiting, personDaysUnder } from "./outage-proposals.ts"
import { ProposalFacts, ProposalHead } from "./proposal-words.tsx"
import { useDecision } from "./use-decision.ts"
import { WaitingRow, WaitingSection } from "./waiting-section.tsx"
import { WithdrawButton } from "./withdraw-button.tsx"

/** Proposals that wait for a second person. */
export function ProposalsSection(props: {
	proposals: readonly Proposal[]
	outages: readonly Outage[]
}) {
	return (
		<WaitingSection
			title="Usulan"
			icon={IconScale}
			items={props.proposals.filter(isWaiting)}
			keyOf={({ id }) => id}
		>
			{(proposal) => (
				<ProposalRow proposal={proposal} personDays={personDaysUnder(proposal, props.outages)} />
			)}
		</WaitingSection>
	)
}

function ProposalRow({ proposal, personDays }: { proposal: Proposal; personDays: number }) {
	const whyNot = useId()
	const { refusedWords } = useDeciding()
	const approving = useDecision()
	const withdrawing = useDecision()
	const approve = () =>
		approving.mutate({
			path: `/api/settlements/${encodeURIComponent(proposal.id)}/approval`,
			said: `Usulan ${proposal.proposedBy} disetujui. Hari yang terkena dihitung ulang.`,
		})
	return (
		<WaitingRow
			head={<ProposalHead proposal={proposal} />}
			actions={
				refusedWords === undefined ? (
					<>
						{proposal.isOwn ? <span id={whyNot}>Harus disetujui orang lain.</span> : null}
						<WithdrawButton proposal={proposal} withdrawing={withdrawing} />
						<Button
							disabled={proposal.isOwn}
							loading={approving.isPending}
							aria-label={`Setujui usulan ${proposal.proposedBy}: ${proposal.place}`}
							aria-describedby={proposal.isOwn ? whyNot : undefined}
							onClick={approve}
						>
							Setujui
						</Button>
					</>
				) : null
			}
			error={<DecisionError error={approving.error ?? withdrawing.error} />}
		>
			<ProposalFacts proposal={proposal} />
			{personDays === 0 ? null : <p>{waitingWords(personDays)}</p>}
		</WaitingRow>
	)
}

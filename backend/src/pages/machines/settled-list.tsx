import type { Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { IconCircleCheck } from "@tabler/icons-react"
import { useDeciding } from "./deciding.tsx"
import { DecisionError } from "./decision-error.tsx"
import { isDecided } from "./outage-proposals.ts"
import { ProposalFacts, ProposalHead } from "./proposal-words.tsx"
import { useDecision } from "./use-decision.ts"
import { WaitingRow, WaitingSection } from "./waiting-section.tsx"
import { WithdrawButton } from "./withdraw-button.tsx"

/** What two people have decided, and what was taken back: under the table, for it waits for nobody. */
export function SettledList({ proposals }: { proposals: readonly Proposal[] }) {
	return (
		<WaitingSection
			title="Sudah diputuskan"
			icon={IconCircleCheck}
			items={proposals.filter(isDecided)}
			keyOf={({ id }) => id}
			isQuiet
		>
			{(proposal) => <SettledRow proposal={proposal} />}
		</WaitingSection>
	)
}

function SettledRow({ proposal }: { proposal: Proposal }) {
	const { refusedWords } = useDeciding()
	const withdrawing = useDecision()
	return (
		<WaitingRow
			head={<ProposalHead proposal={proposal} />}
			actions={
				refusedWords === undefined && proposal.withdrawal === undefined ? (
					<WithdrawButton proposal={proposal} withdrawing={withdrawing} />
				) : undefined
			}
			error={<DecisionError error={withdrawing.error} />}
		>
			<ProposalFacts proposal={proposal} />
		</WaitingRow>
	)
}

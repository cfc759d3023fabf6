import type { Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { IconArrowBackUp } from "@tabler/icons-react"
import { useId } from "react"
import { useDeciding } from "./deciding.tsx"
import { DecisionError } from "./decision-error.tsx"
import { isInQuestion } from "./outage-proposals.ts"
import { ProposalFacts, ProposalHead } from "./proposal-words.tsx"
import { useDecision } from "./use-decision.ts"
import { WaitingRow, WaitingSection } from "./waiting-section.tsx"

/** Settlements that somebody wants to take back: a second person says whether they go on counting. */
export function WithdrawalsSection({ proposals }: { proposals: readonly Proposal[] }) {
	return (
		<WaitingSection
			title="Penarikan"
			icon={IconArrowBackUp}
			items={proposals.filter(isInQuestion)}
			keyOf={({ id }) => id}
		>
			{(proposal) => <WithdrawalRow proposal={proposal} />}
		</WaitingSection>
	)
}

function WithdrawalRow({ proposal }: { proposal: Proposal }) {
	const { refusedWords } = useDeciding()
	const deciding = useDecision()
	return (
		<WaitingRow
			head={<ProposalHead proposal={proposal} />}
			actions={
				refusedWords === undefined ? (
					<WithdrawalButtons proposal={proposal} deciding={deciding} />
				) : undefined
			}
			error={<DecisionError error={deciding.error} />}
		>
			<ProposalFacts proposal={proposal} />
		</WaitingRow>
	)
}

function WithdrawalButtons(props: {
	readonly proposal: Proposal
	readonly deciding: ReturnType<typeof useDecision>
}) {
	const { proposal, deciding } = props
	const whyNot = useId()
	const isOwn = proposal.withdrawal?.isOwn ?? false
	const tell = (word: "approval" | "refusal", said: string) =>
		deciding.mutate({
			path: `/api/settlements/${encodeURIComponent(proposal.id)}/withdrawal/${word}`,
			said,
		})
	return (
		<>
			{isOwn ? <span id={whyNot}>Harus disetujui orang lain.</span> : null}
			<Button
				variant="default"
				loading={deciding.isPending}
				aria-label={`Pertahankan keputusan: ${proposal.place}`}
				onClick={() => tell("refusal", "Keputusan dipertahankan.")}
			>
				Pertahankan
			</Button>
			<Button
				disabled={isOwn}
				loading={deciding.isPending}
				aria-label={`Setujui penarikan: ${proposal.place}`}
				aria-describedby={isOwn ? whyNot : undefined}
				onClick={() => tell("approval", "Keputusan ditarik. Hari yang terkena dihitung ulang.")}
			>
				Setujui penarikan
			</Button>
		</>
	)
}

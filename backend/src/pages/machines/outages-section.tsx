import { lengthWords } from "@hadir/shared/time/length-words.ts"
import type { Outage, Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { IconPlugConnectedX } from "@tabler/icons-react"
import { useDeciding } from "./deciding.tsx"
import { causeWords, waitingWords } from "./decision-words.ts"
import { groupCode } from "./machine-figures.ts"
import { placeOf } from "./machine-filter.ts"
import { proposalOver, unproposed } from "./outage-proposals.ts"
import { useMoments } from "./use-moments.ts"
import { WaitingRow, WaitingSection } from "./waiting-section.tsx"

type OutagesSectionProps = {
	readonly outages: readonly Outage[]
	readonly proposals: readonly Proposal[]
	readonly onPropose: (outage: Outage) => void
}

export function OutagesSection({ outages, proposals, onPropose }: OutagesSectionProps) {
	return (
		<WaitingSection
			title="Gangguan"
			icon={IconPlugConnectedX}
			items={unproposed(outages, proposals)}
			keyOf={({ kiosk, cause, from }) => `${kiosk} ${cause} ${from}`}
		>
			{(outage) => <OutageRow outage={outage} proposals={proposals} onPropose={onPropose} />}
		</WaitingSection>
	)
}

function OutageRow(props: Omit<OutagesSectionProps, "outages"> & { outage: Outage }) {
	const { outage } = props
	const { stretchOf } = useMoments()
	const { refusedWords } = useDeciding()
	const over = proposalOver(outage, props.proposals)
	return (
		<WaitingRow
			head={
				<>
					<strong>{causeWords[outage.cause]}</strong> {stretchOf(outage)} · {placeOf(outage)}
				</>
			}
			actions={
				<>
					{over === undefined ? null : <span>Sebagian diusulkan {over.proposedBy}</span>}
					{refusedWords === undefined ? (
						<Button
							variant="default"
							aria-label={`Usulkan keputusan: ${outage.place}, ${stretchOf(outage)}`}
							onClick={() => props.onPropose(outage)}
						>
							Usulkan keputusan
						</Button>
					) : null}
				</>
			}
		>
			<p>
				{groupCode(outage.kiosk)} · {lengthWords(outage.until - outage.from)} ·{" "}
				{waitingWords(outage.personDays)}
			</p>
		</WaitingRow>
	)
}

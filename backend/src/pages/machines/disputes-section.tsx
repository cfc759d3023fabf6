import type { Dispute } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { IconArrowsSplit2 } from "@tabler/icons-react"
import { formatCount } from "../format/figures.ts"
import { useDeciding } from "./deciding.tsx"
import { disputeWhy } from "./decision-words.ts"
import { groupCode } from "./machine-figures.ts"
import { disputeKey } from "./punches-by-day.ts"
import { WaitingRow, WaitingSection } from "./waiting-section.tsx"

type DisputesSectionProps = {
	readonly disputes: readonly Dispute[]
	readonly onDecide: (dispute: Dispute) => void
}

export function DisputesSection({ disputes, onDecide }: DisputesSectionProps) {
	const { refusedWords } = useDeciding()
	return (
		<WaitingSection
			title="Ketukan bercabang"
			icon={IconArrowsSplit2}
			items={disputes}
			keyOf={disputeKey}
		>
			{(dispute) => (
				<WaitingRow
					head={
						<>
							<strong>{formatCount(dispute.punches.length)} ketukan</strong> · {dispute.place} (
							{groupCode(dispute.kiosk)})
						</>
					}
					actions={
						<Button
							variant="default"
							aria-label={`Periksa ketukan ${dispute.place}`}
							onClick={() => onDecide(dispute)}
						>
							{refusedWords === undefined ? "Periksa dan putuskan" : "Lihat"}
						</Button>
					}
				>
					<p>{disputeWhy[dispute.cause]}</p>
				</WaitingRow>
			)}
		</WaitingSection>
	)
}

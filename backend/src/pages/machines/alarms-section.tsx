import type { MachinesMessage } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { IconBell } from "@tabler/icons-react"
import { useDeciding } from "./deciding.tsx"
import { DecisionError } from "./decision-error.tsx"
import { useDecision } from "./use-decision.ts"
import { useMoments } from "./use-moments.ts"
import { WaitingRow, WaitingSection } from "./waiting-section.tsx"

type Alarm = MachinesMessage["alarms"][number]

export function AlarmsSection({ alarms }: { alarms: readonly Alarm[] }) {
	return (
		<WaitingSection title="Pemberitahuan" icon={IconBell} items={alarms} keyOf={({ id }) => id}>
			{(alarm) => <AlarmRow alarm={alarm} />}
		</WaitingSection>
	)
}

function AlarmRow({ alarm }: { alarm: Alarm }) {
	const { momentOf } = useMoments()
	const { refusedWords } = useDeciding()
	const seeing = useDecision()
	const see = () =>
		seeing.mutate({
			path: `/api/alarms/${encodeURIComponent(alarm.id)}/seen`,
			said: "Pemberitahuan ditandai sudah dilihat.",
		})
	return (
		<WaitingRow
			head={alarm.subject}
			actions={
				<>
					<span>{momentOf(alarm.raisedAt)}</span>
					{refusedWords === undefined ? (
						<Button
							variant="default"
							loading={seeing.isPending}
							aria-label={`Sudah dilihat: ${alarm.subject}`}
							onClick={see}
						>
							Sudah dilihat
						</Button>
					) : null}
				</>
			}
			error={<DecisionError error={seeing.error} />}
		/>
	)
}

import type { Machine, MachinesMessage } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { IconBell } from "@tabler/icons-react"
import { alarmWords } from "./alarm-words.ts"
import { useDeciding } from "./deciding.tsx"
import { DecisionError } from "./decision-error.tsx"
import { groupCode } from "./machine-figures.ts"
import { placeOf } from "./machine-filter.ts"
import { useDecision } from "./use-decision.ts"
import { useMoments } from "./use-moments.ts"
import { WaitingRow, WaitingSection } from "./waiting-section.tsx"

type Alarm = MachinesMessage["alarms"][number]

type AlarmsSectionProps = {
	readonly alarms: readonly Alarm[]
	readonly machines: readonly Machine[]
}

export function AlarmsSection({ alarms, machines }: AlarmsSectionProps) {
	return (
		<WaitingSection title="Pemberitahuan" icon={IconBell} items={alarms} keyOf={({ id }) => id}>
			{(alarm) => (
				<AlarmRow alarm={alarm} machine={machines.find(({ kiosk }) => kiosk === alarm.kiosk)} />
			)}
		</WaitingSection>
	)
}

function AlarmRow({ alarm, machine }: { alarm: Alarm; machine: Machine | undefined }) {
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
			head={alarmWords(alarm)}
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
		>
			{machine === undefined ? null : (
				<p>
					{groupCode(machine.kiosk)} · {placeOf(machine)}
				</p>
			)}
		</WaitingRow>
	)
}

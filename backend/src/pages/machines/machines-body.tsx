import type { MachinesMessage, Outage } from "@hadir/shared/wire/staff-machines.ts"
import { IconChecks } from "@tabler/icons-react"
import { useState } from "react"
import { AlarmsSection } from "./alarms-section.tsx"
import { DecisionNews } from "./decision-news.tsx"
import { DisputeDrawer } from "./dispute-drawer.tsx"
import { DisputesSection } from "./disputes-section.tsx"
import { Fleet } from "./fleet.tsx"
import styles from "./machines-body.module.css"
import { OutageDrawer } from "./outage-drawer.tsx"
import { isDecided } from "./outage-proposals.ts"
import { OutagesSection } from "./outages-section.tsx"
import { ProposalsSection } from "./proposals-section.tsx"
import { disputeKey } from "./punches-by-day.ts"
import { SettledList } from "./settled-list.tsx"
import { WithdrawalsSection } from "./withdrawals-section.tsx"

export function MachinesBody({ fleet }: { fleet: MachinesMessage }) {
	const { alarms, outages, proposals, disputes } = fleet
	// As it was when it was opened: while somebody writes, the office may move its end.
	const [outage, setOutage] = useState<Outage>()
	const [opened, setOpened] = useState<string>()
	const waiting = [alarms, outages, proposals.filter((one) => !isDecided(one)), disputes]
	const needsHands = fleet.machines.some(({ advice }) => advice !== undefined)
	const isQuiet = !needsHands && waiting.every(({ length }) => length === 0)
	return (
		<>
			<DecisionNews />
			<div className={styles.sections}>
				<AlarmsSection alarms={alarms} machines={fleet.machines} />
				<OutagesSection outages={outages} proposals={proposals} onPropose={setOutage} />
				<ProposalsSection proposals={proposals} outages={outages} />
				<WithdrawalsSection proposals={proposals} />
				<DisputesSection
					disputes={disputes}
					onDecide={(dispute) => setOpened(disputeKey(dispute))}
				/>
				{isQuiet && fleet.machines.length > 0 ? (
					<p className={styles.quiet}>
						<IconChecks size={18} aria-hidden />
						Tidak ada yang perlu Anda lakukan.
					</p>
				) : null}
				<Fleet machines={fleet.machines} />
				<SettledList proposals={proposals} />
			</div>
			<OutageDrawer outage={outage} onClose={() => setOutage(undefined)} />
			<DisputeDrawer
				dispute={disputes.find((dispute) => disputeKey(dispute) === opened)}
				onClose={() => setOpened(undefined)}
			/>
		</>
	)
}

import { useQuery } from "@tanstack/react-query"
import { useOffice } from "../office/office-context.tsx"
import { ClockLine } from "../shell/clock-line.tsx"
import { FailureNotice } from "../shell/failure-notice.tsx"
import { PageHead } from "../shell/page-head.tsx"
import { WaitingRows } from "../shell/waiting-rows.tsx"
import { DecidingProvider } from "./deciding.tsx"
import { machineSummary } from "./machine-summary.ts"
import { MachinesBody } from "./machines-body.tsx"
import { machinesQuery } from "./machines-query.ts"

/** Every machine, and what waits for a person over them. */
export function MachinesPage() {
	const fleet = useQuery(machinesQuery(useOffice()))
	return (
		<DecidingProvider>
			<PageHead
				title="Mesin"
				subtitle={fleet.data === undefined ? "" : machineSummary(fleet.data.machines)}
				phoneSubtitle={<ClockLine />}
			/>
			{fleet.isPending ? <WaitingRows count={9} /> : null}
			{fleet.isError && fleet.data === undefined ? (
				<FailureNotice error={fleet.error} onRetry={() => void fleet.refetch()} />
			) : null}
			{fleet.data === undefined ? null : <MachinesBody fleet={fleet.data} />}
		</DecidingProvider>
	)
}

import type { Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { useState } from "react"
import type { useDecision } from "./use-decision.ts"

type WithdrawButtonProps = {
	readonly proposal: Proposal
	readonly withdrawing: ReturnType<typeof useDecision>
}

/** Asks once more: what was approved opens its days again. */
export function WithdrawButton({ proposal, withdrawing }: WithdrawButtonProps) {
	const [isAsking, setAsking] = useState(false)
	const withdraw = () =>
		withdrawing.mutate({
			path: `/api/settlements/${encodeURIComponent(proposal.id)}/withdrawal`,
			said: "Usulan ditarik kembali. Hari yang terkena menunggu lagi.",
		})
	if (!isAsking) {
		return (
			<Button
				variant="default"
				aria-label={`Tarik kembali usulan ${proposal.proposedBy}: ${proposal.place}`}
				onClick={() => setAsking(true)}
			>
				Tarik kembali
			</Button>
		)
	}
	return (
		<>
			<Button variant="default" onClick={() => setAsking(false)}>
				Batal
			</Button>
			<Button
				variant="default"
				c="var(--lost)"
				autoFocus
				loading={withdrawing.isPending}
				onClick={withdraw}
			>
				Ya, tarik kembali
			</Button>
		</>
	)
}

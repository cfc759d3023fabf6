import type { Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { type SubmitEvent, useState } from "react"
import { reasonFaultOf } from "./proposal-fields.ts"
import { ReasonField } from "./reason-field.tsx"
import type { useDecision } from "./use-decision.ts"
import styles from "./withdraw-button.module.css"

type WithdrawButtonProps = {
	readonly proposal: Proposal
	readonly withdrawing: ReturnType<typeof useDecision>
}

/** Asks why: a settlement that is taken back opens its days again, and its reason stays on record. */
export function WithdrawButton({ proposal, withdrawing }: WithdrawButtonProps) {
	const [isAsking, setAsking] = useState(false)
	if (isAsking) {
		return (
			<WithdrawForm
				proposal={proposal}
				withdrawing={withdrawing}
				onCancel={() => setAsking(false)}
			/>
		)
	}
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

function WithdrawForm(props: WithdrawButtonProps & { readonly onCancel: () => void }) {
	const { proposal, withdrawing, onCancel } = props
	const [reason, setReason] = useState("")
	const [isChecked, setChecked] = useState(false)
	const isApproved = proposal.approvedAt !== undefined
	const submit = (event: SubmitEvent<HTMLFormElement>) => {
		event.preventDefault()
		setChecked(true)
		if (reasonFaultOf(reason) !== undefined) return
		withdrawing.mutate({
			path: `/api/settlements/${encodeURIComponent(proposal.id)}/withdrawal`,
			body: { reason },
			said: isApproved
				? "Penarikan diusulkan. Keputusan tetap berlaku sampai orang lain menyetujuinya."
				: "Usulan ditarik kembali. Hari yang terkena tetap menunggu.",
		})
	}
	return (
		<form className={styles.form} onSubmit={submit} noValidate aria-label="Tarik kembali">
			<ReasonField
				value={reason}
				error={isChecked ? reasonFaultOf(reason) : undefined}
				onChange={setReason}
			/>
			<div className={styles.buttons}>
				<Button variant="default" onClick={onCancel}>
					Batal
				</Button>
				<Button type="submit" variant="default" c="var(--lost)" loading={withdrawing.isPending}>
					{isApproved ? "Usulkan penarikan" : "Ya, tarik kembali"}
				</Button>
			</div>
		</form>
	)
}

import type { Dispute } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { useState } from "react"
import { formatCount } from "../format/figures.ts"
import { RefusalBox } from "../session/refusal-box.tsx"
import { useDeciding } from "./deciding.tsx"
import styles from "./decision-form.module.css"
import { disputeWhy, type KeyChoice, keyChoices } from "./decision-words.ts"
import { reasonFaultOf } from "./proposal-fields.ts"
import { PunchChoice } from "./punch-choice.tsx"
import { stillChosen } from "./punches-by-day.ts"
import { ReasonField } from "./reason-field.tsx"
import { type Decision, useDecision } from "./use-decision.ts"

export function DisputeForm({ dispute, onDone }: { dispute: Dispute; onDone: () => void }) {
	const { refusedWords } = useDeciding()
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
	const [reason, setReason] = useState("")
	const [isChecked, setChecked] = useState(false)
	const deciding = useDecision(onDone)
	const records = stillChosen(dispute, chosen)
	const decide = (decision: Decision) => {
		setChecked(true)
		if (reasonFaultOf(reason) === undefined) deciding.mutate(decision)
	}
	const decidePunches = (verdict: "accepted" | "rejected") =>
		decide({
			path: "/api/disputes",
			body: { verdict, reason, records },
			said: `${formatCount(records.length)} ketukan ${verdict === "accepted" ? "diterima" : "ditolak"}.`,
		})
	const decideKey = ({ verdict }: KeyChoice) =>
		decide({
			path: `/api/journals/${dispute.journal}/verdict`,
			body: { verdict, reason },
			said: `Kunci mesin ${dispute.place} ${verdict === "accepted" ? "diterima" : "dicabut"}.`,
		})
	return (
		<div className={styles.form}>
			<p className={styles.facts}>{disputeWhy[dispute.cause]}</p>
			<PunchChoice dispute={dispute} chosen={chosen} onChange={setChosen} />
			{refusedWords === undefined ? (
				<>
					<ReasonField
						value={reason}
						error={isChecked ? reasonFaultOf(reason) : undefined}
						onChange={setReason}
					/>
					<PunchButtons
						count={records.length}
						isBusy={deciding.isPending}
						onDecide={decidePunches}
					/>
					<KeyButtons
						choices={keyChoices(dispute.cause)}
						isBusy={deciding.isPending}
						onDecide={decideKey}
					/>
				</>
			) : null}
			<RefusalBox error={deciding.error} waitSeconds={0} />
		</div>
	)
}

function PunchButtons(props: {
	count: number
	isBusy: boolean
	onDecide: (verdict: "accepted" | "rejected") => void
}) {
	const isShut = props.count === 0 || props.isBusy
	return (
		<div>
			<div className={styles.buttons}>
				<Button disabled={isShut} onClick={() => props.onDecide("accepted")}>
					Terima {props.count === 0 ? "" : formatCount(props.count)}
				</Button>
				<Button variant="default" disabled={isShut} onClick={() => props.onDecide("rejected")}>
					Tolak {props.count === 0 ? "" : formatCount(props.count)}
				</Button>
			</div>
			{props.count === 0 ? <p className={styles.hint}>Pilih ketukannya dahulu.</p> : null}
		</div>
	)
}

function KeyButtons(props: {
	choices: readonly KeyChoice[]
	isBusy: boolean
	onDecide: (choice: KeyChoice) => void
}) {
	if (props.choices.length === 0) return null
	return (
		<fieldset className={styles.group}>
			<legend>Atau putuskan kuncinya</legend>
			<p className={styles.hint}>
				Kunci yang diterima membuat semua ketukannya dihitung, juga yang berikut. Sesudah kunci
				dicabut, ketukan baru tidak dihitung lagi.
			</p>
			<div className={styles.buttons}>
				{props.choices.map((choice) => (
					<Button
						key={choice.verdict}
						variant="default"
						disabled={props.isBusy}
						onClick={() => props.onDecide(choice)}
					>
						{choice.label}
					</Button>
				))}
			</div>
		</fieldset>
	)
}

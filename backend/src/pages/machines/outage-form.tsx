import { lengthWords } from "@hadir/shared/time/length-words.ts"
import type { Outage } from "@hadir/shared/wire/staff-machines.ts"
import { Button, TextInput } from "@mantine/core"
import { type SubmitEvent, useState } from "react"
import { RefusalBox } from "../session/refusal-box.tsx"
import { useDeciding } from "./deciding.tsx"
import styles from "./decision-form.module.css"
import { causeWords, verdictWords, waitingWords } from "./decision-words.ts"
import { emptyProposal, faultsOf, type ProposalFields, toSettlement } from "./proposal-fields.ts"
import { ReasonField } from "./reason-field.tsx"
import { useDecision } from "./use-decision.ts"
import { useMoments } from "./use-moments.ts"
import { VerdictChoice } from "./verdict-choice.tsx"

export function OutageForm({ outage, onDone }: { outage: Outage; onDone: () => void }) {
	const { stretchOf } = useMoments()
	const { refusedWords } = useDeciding()
	const [fields, setFields] = useState(emptyProposal)
	const [isChecked, setChecked] = useState(false)
	const faults = isChecked ? faultsOf(fields) : {}
	const proposing = useDecision(onDone)
	const set = (change: Partial<ProposalFields>) => setFields((held) => ({ ...held, ...change }))
	const submit = (event: SubmitEvent<HTMLFormElement>) => {
		event.preventDefault()
		setChecked(true)
		const body = toSettlement(outage, fields)
		if (body === undefined) return
		const said = `Usulan untuk ${outage.place} dikirim. Menunggu persetujuan orang lain.`
		proposing.mutate({ path: "/api/settlements", body, said })
	}
	return (
		<form className={styles.form} onSubmit={submit} noValidate aria-label="Usulan keputusan">
			<p className={styles.facts}>
				<strong>
					{causeWords[outage.cause]}, {stretchOf(outage)}
				</strong>
				{outage.place}
				<br />
				{lengthWords(outage.until - outage.from)} · {waitingWords(outage.personDays)}
			</p>
			<VerdictChoice
				words={verdictWords}
				value={fields.verdict}
				error={faults.verdict}
				onChange={(verdict) => set({ verdict })}
			/>
			<ReasonField
				value={fields.reason}
				error={faults.reason}
				onChange={(reason) => set({ reason })}
			/>
			<TextInput
				classNames={{ root: styles.field ?? "", description: styles.description ?? "" }}
				label="Nomor surat"
				description="Boleh kosong."
				maxLength={80}
				value={fields.letter}
				onChange={(event) => set({ letter: event.currentTarget.value })}
			/>
			<RefusalBox error={proposing.error} waitSeconds={0} />
			{refusedWords === undefined ? (
				<div>
					<Button type="submit" loading={proposing.isPending}>
						Kirim usulan
					</Button>
					<p className={styles.hint}>Usulan berlaku setelah disetujui orang lain.</p>
				</div>
			) : null}
		</form>
	)
}

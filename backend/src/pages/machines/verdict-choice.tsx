import type { Proposal } from "@hadir/shared/wire/staff-machines.ts"
import { useId } from "react"
import styles from "./decision-form.module.css"

type Verdict = Proposal["verdict"]

/** What each verdict does to the days it touches. */
const meanings: Readonly<Record<Verdict, string>> = {
	excused: "Yang tidak terbaca selama gangguan tidak dihitung terlambat, pulang cepat, atau absen.",
	counted: "Yang tidak terbaca selama gangguan tetap dinilai dari ketukan yang ada.",
}

const verdicts = ["excused", "counted"] as const

export function VerdictChoice(props: {
	words: Readonly<Record<Verdict, string>>
	value: Verdict | undefined
	error: string | undefined
	onChange: (verdict: Verdict) => void
}) {
	const id = useId()
	return (
		<fieldset
			className={styles.group}
			aria-invalid={props.error !== undefined}
			aria-describedby={props.error === undefined ? undefined : id}
		>
			<legend>Keputusan</legend>
			{verdicts.map((verdict) => (
				<label key={verdict} className={styles.choice}>
					<input
						type="radio"
						name="keputusan"
						checked={props.value === verdict}
						onChange={() => props.onChange(verdict)}
					/>
					<span>
						<strong>{props.words[verdict]}</strong>
						{meanings[verdict]}
					</span>
				</label>
			))}
			{props.error === undefined ? null : (
				<p id={id} className={styles.error}>
					{props.error}
				</p>
			)}
		</fieldset>
	)
}

import type { Dispute } from "@hadir/shared/wire/staff-machines.ts"
import { formatExactInstant } from "../format/clock-times.ts"
import { formatLongDate } from "../format/dates.ts"
import { formatCount } from "../format/figures.ts"
import { usePlace } from "../session/session-queries.ts"
import styles from "./punch-choice.module.css"
import { punchesByDay, stillChosen } from "./punches-by-day.ts"

type PunchChoiceProps = {
	readonly dispute: Dispute
	readonly chosen: ReadonlySet<string>
	readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** All of them at once, or one by one. */
export function PunchChoice({ dispute, chosen, onChange }: PunchChoiceProps) {
	const { zone } = usePlace()
	const { punches } = dispute
	const count = stillChosen(dispute, chosen).length
	const toggle = (record: string) => {
		const next = new Set(chosen)
		if (!next.delete(record)) next.add(record)
		onChange(next)
	}
	return (
		<fieldset className={styles.punches}>
			<legend>Ketukan</legend>
			<label className={styles.all}>
				<input
					type="checkbox"
					checked={count === punches.length}
					ref={(box) => {
						if (box !== null) box.indeterminate = count > 0 && count < punches.length
					}}
					onChange={() =>
						onChange(
							count === punches.length ? new Set() : new Set(punches.map(({ record }) => record)),
						)
					}
				/>
				Pilih semua ({formatCount(punches.length)})
			</label>
			{punchesByDay(punches, zone).map((day) => (
				<div key={day.date}>
					<p className={styles.day}>{formatLongDate(day.date)}</p>
					{day.punches.map(({ record, at, employee }) => (
						<label key={record} className={styles.punch}>
							<input type="checkbox" checked={chosen.has(record)} onChange={() => toggle(record)} />
							<span className={styles.time}>{formatExactInstant(at, zone)}</span>
							<span className={styles.person}>{employee ?? "Kartu belum dikenal"}</span>
						</label>
					))}
				</div>
			))}
		</fieldset>
	)
}

import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"
import { partsOf, type Span, shareOf } from "./day-geometry.ts"
import styles from "./day-line.module.css"

/** The day drawn as a line between its scheduled start and end; the words stand beside it. */
export function DayLine({ day, span }: { day: DayMessage; span: Span }) {
	const left = (minute: number) => `${shareOf(minute, span)}%`
	const ticks = [day.starts, day.ends].filter((minute) => minute !== undefined)
	return (
		<div className={styles.line} aria-hidden="true">
			{partsOf(day).map(({ kind, from, to }) => (
				<span
					key={`${kind} ${from}`}
					className={styles.part}
					data-kind={kind}
					style={{ left: left(from), width: `${shareOf(to, span) - shareOf(from, span)}%` }}
				/>
			))}
			{ticks.map((minute) => (
				<span key={minute} className={styles.tick} style={{ left: left(minute) }} />
			))}
		</div>
	)
}

import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"
import { codeWords, lookOf } from "./day-look.ts"
import styles from "./state-tag.module.css"

/** Letter, word and colour of a day; two codes stand side by side, their minutes left to the reason. */
export function StateTags({ day }: { day: DayMessage }) {
	const isAlone = day.codes.length === 1
	return (
		<span className={styles.tags}>
			{day.codes.map((code) => (
				<span key={code} className={styles.tag} data-tone={lookOf(code).tone}>
					<b aria-hidden="true">{code}</b> {isAlone ? codeWords(day, code) : lookOf(code).word}
				</span>
			))}
		</span>
	)
}

import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"
import { UnstyledButton } from "@mantine/core"
import { IconChevronRight } from "@tabler/icons-react"
import { dayName, dayOfMonth } from "../format/dates.ts"
import styles from "./attention-list.module.css"
import { dayWords } from "./day-look.ts"
import { daySentences } from "./day-sentences.ts"
import { daysToLookAt } from "./month-lines.ts"

type AttentionListProps = {
	readonly days: readonly DayMessage[]
	readonly onOpen: (date: string) => void
}

/** Under the calendar on a phone: the days worth opening, each with its sentence. */
export function AttentionList({ days, onOpen }: AttentionListProps) {
	const attention = daysToLookAt(days)
	if (attention.length === 0) {
		return <p className={styles.none}>Tidak ada yang perlu Anda lakukan.</p>
	}
	return (
		<ul className={styles.list} aria-label="Hari yang perlu dilihat">
			{attention.map((day) => (
				<li key={day.date}>
					<UnstyledButton className={styles.item ?? ""} onClick={() => onOpen(day.date)}>
						<span className={styles.words}>
							<strong>
								{dayName(day.date)} {dayOfMonth(day.date)}: {dayWords(day)}
							</strong>
							<span>{daySentences(day)}</span>
						</span>
						<IconChevronRight size={20} aria-hidden />
					</UnstyledButton>
				</li>
			))}
		</ul>
	)
}

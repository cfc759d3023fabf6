import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"
import { UnstyledButton } from "@mantine/core"
import {
	datesOf,
	dayOfMonth,
	formatDayAndMonth,
	shortDayNames,
	weekdayOf,
} from "../format/dates.ts"
import { dayWords, lookOf, toneOfDay } from "./day-look.ts"
import styles from "./month-calendar.module.css"

type MonthCalendarProps = {
	readonly month: string
	readonly days: readonly DayMessage[]
	readonly onOpen: (date: string) => void
}

/** The month on a phone: a cell a day, letter and colour; the words are heard, and open with a touch. */
export function MonthCalendar({ month, days, onOpen }: MonthCalendarProps) {
	const dayAt = new Map(days.map((day) => [day.date, day]))
	const dates = datesOf(month)
	return (
		<div className={styles.calendar}>
			{shortDayNames.map((name) => (
				<span key={name} className={styles.weekday} aria-hidden="true">
					{name}
				</span>
			))}
			{dates.map((date) => {
				const day = dayAt.get(date)
				const column = { gridColumnStart: weekdayOf(date) + 1 }
				return day === undefined ? (
					<span key={date} className={styles.cell} style={column}>
						<span className={styles.number}>{dayOfMonth(date)}</span>
					</span>
				) : (
					<DayCell key={date} day={day} style={column} onOpen={() => onOpen(date)} />
				)
			})}
		</div>
	)
}

function DayCell(props: {
	day: DayMessage
	style: { gridColumnStart: number }
	onOpen: () => void
}) {
	const { day, style, onOpen } = props
	const marks = day.codes.map((code) => lookOf(code).mark)
	return (
		<UnstyledButton
			className={styles.cell ?? ""}
			style={style}
			data-filled
			data-tone={toneOfDay(day)}
			aria-label={`${formatDayAndMonth(day.date)}: ${dayWords(day)}`}
			onClick={onOpen}
		>
			{marks.map((mark) =>
				mark === undefined ? null : <span key={mark} className={styles.mark} data-mark={mark} />,
			)}
			<span className={styles.number}>{dayOfMonth(day.date)}</span>
			<span className={styles.codes} data-stacked={day.codes.length > 1}>
				{day.codes.map((code) => (
					<span key={code}>{code}</span>
				))}
			</span>
		</UnstyledButton>
	)
}

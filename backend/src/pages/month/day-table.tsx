import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"
import { UnstyledButton } from "@mantine/core"
import { formatDayAndMonth, formatShortDay } from "../format/dates.ts"
import { axisOf, type Span, shareOf, windowOf } from "./day-geometry.ts"
import { DayLine } from "./day-line.tsx"
import { dayWords } from "./day-look.ts"
import { daySentences } from "./day-sentences.ts"
import styles from "./day-table.module.css"
import { edgeTime } from "./edge-time.ts"
import { monthLines } from "./month-lines.ts"
import { StateTags } from "./state-tag.tsx"

type DayTableProps = {
	readonly days: readonly DayMessage[]
	readonly opened: string | undefined
	readonly onOpen: (date: string) => void
}

/** A row a day: when they came and went, what it is, and why. */
export function DayTable({ days, opened, onOpen }: DayTableProps) {
	const span = windowOf(days)
	return (
		<div className={styles.card}>
			<table className={styles.table} aria-label="Hari demi hari">
				<thead>
					<tr>
						<th scope="col" className={styles.date}>
							Tanggal
						</th>
						<th scope="col" className={styles.time}>
							Masuk
						</th>
						<th scope="col" className={styles.time}>
							Pulang
						</th>
						<th scope="col" className={styles.line} aria-label="Garis hari">
							<Axis span={span} />
						</th>
						<th scope="col" className={styles.state}>
							Keadaan
						</th>
						<th scope="col">Alasan</th>
					</tr>
				</thead>
				<tbody>
					{monthLines(days).map((line) =>
						line.kind === "weekend" ? (
							<tr key={line.key} className={styles.weekend}>
								<td colSpan={6}>{line.words}</td>
							</tr>
						) : (
							<DayRow
								key={line.day.date}
								day={line.day}
								span={span}
								isOpened={line.day.date === opened}
								onOpen={() => onOpen(line.day.date)}
							/>
						),
					)}
				</tbody>
			</table>
		</div>
	)
}

function Axis({ span }: { span: Span }) {
	return (
		<div className={styles.axis} aria-hidden="true">
			{axisOf(span).map((minute) => (
				<span key={minute} style={{ left: `${shareOf(minute, span)}%` }}>
					{String((minute / 60) % 24).padStart(2, "0")}
				</span>
			))}
		</div>
	)
}

function DayRow(props: { day: DayMessage; span: Span; isOpened: boolean; onOpen: () => void }) {
	const { day, span, isOpened, onOpen } = props
	const reason = daySentences(day)
	return (
		<tr className={styles.row} data-opened={isOpened} onClick={onOpen}>
			<th scope="row" className={styles.date}>
				<UnstyledButton
					className={styles.open ?? ""}
					aria-label={`${formatDayAndMonth(day.date)}: ${dayWords(day)}. Rincian`}
					aria-expanded={isOpened}
					onClick={(event) => {
						event.stopPropagation()
						onOpen()
					}}
				>
					{formatShortDay(day.date)}
				</UnstyledButton>
			</th>
			<td className={styles.time} data-none={day.arrival.second === undefined}>
				{edgeTime(day.arrival)}
			</td>
			<td className={styles.time} data-none={day.departure.second === undefined}>
				{edgeTime(day.departure)}
			</td>
			<td className={styles.line}>
				<DayLine day={day} span={span} />
			</td>
			<td className={styles.state}>
				<StateTags day={day} />
			</td>
			<td className={styles.reason} title={reason}>
				{reason}
			</td>
		</tr>
	)
}

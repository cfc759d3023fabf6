import { clockOfMinute, clockOfSecond } from "@hadir/shared/time/clock.ts"
import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"
import { dayName } from "../format/dates.ts"
import { formatPercent } from "../format/figures.ts"
import styles from "./day-detail.module.css"
import { windowOf } from "./day-geometry.ts"
import { DayLine } from "./day-line.tsx"
import { dayWords, toneOfDay } from "./day-look.ts"
import { sentencesOfDay } from "./day-sentences.ts"
import { punchWords } from "./punch-words.ts"

/** The verdict with its articles, then what it was made from. */
export function DayDetail({ day, schedule }: { day: DayMessage; schedule: string }) {
	const due =
		day.starts === undefined || day.ends === undefined
			? "tidak ada jam kerja"
			: `${clockOfMinute(day.starts)}–${clockOfMinute(day.ends)}`
	return (
		<div className={styles.detail}>
			<Verdict day={day} />
			{day.starts === undefined && day.punches.length === 0 ? null : (
				<section className={styles.section}>
					<h3>Garis hari</h3>
					<BigLine day={day} />
				</section>
			)}
			<section className={styles.section}>
				<h3>Ketukan mesin</h3>
				<Punches punches={day.punches} />
			</section>
			<section className={styles.section}>
				<h3>Jadwal</h3>
				<p>
					{schedule}, {dayName(day.date)} {due}
				</p>
			</section>
			{day.citations.length === 0 ? null : (
				<section className={styles.section}>
					<h3>Dasar</h3>
					<ul className={styles.articles}>
						{day.citations.map((citation) => (
							<li key={citation}>{citation}</li>
						))}
					</ul>
				</section>
			)}
		</div>
	)
}

function Verdict({ day }: { day: DayMessage }) {
	const cut = day.cutBasisPoints === 0 ? "" : ` · potong ${formatPercent(day.cutBasisPoints)}`
	return (
		<section className={styles.verdict} data-tone={toneOfDay(day)} aria-label="Penilaian hari">
			<p className={styles.head}>
				<span aria-hidden="true">{day.codes.join(" ")} </span>
				{dayWords(day)}
				{cut}
			</p>
			<ul className={styles.reasons}>
				{sentencesOfDay(day).map((sentence) => (
					<li key={sentence}>{sentence}</li>
				))}
			</ul>
		</section>
	)
}

function BigLine({ day }: { day: DayMessage }) {
	const span = windowOf([day])
	return (
		<div className={styles.line}>
			<DayLine day={day} span={span} />
			<p className={styles.ends}>
				<span>{clockOfMinute(span.from)}</span>
				<span>{clockOfMinute(span.to)}</span>
			</p>
		</div>
	)
}

function Punches({ punches }: { punches: DayMessage["punches"] }) {
	if (punches.length === 0) return <p>Tidak ada ketukan pada hari ini.</p>
	return (
		<ol className={styles.punches} aria-label="Ketukan mesin">
			{punches.map((punch) => (
				<li key={punch.record}>
					<span className={styles.time}>{clockOfSecond(punch.second)}</span>
					<span className={styles.place}>
						{punch.place}
						<small>
							catatan {punch.record.slice(0, 12)}
							{punch.errSeconds === undefined ? "" : `, jam ±${punch.errSeconds} detik`}
						</small>
					</span>
					<span className={styles.became}>{punchWords(punch)}</span>
				</li>
			))}
		</ol>
	)
}

import type { TodayMessage } from "@hadir/shared/wire/staff-today.ts"
import { IconAlertTriangle } from "@tabler/icons-react"
import { formatCount } from "../format/figures.ts"
import { machineTrouble } from "./board-figures.ts"
import styles from "./totals-card.module.css"

const totals = [
	{ kind: "onTime", label: "Tepat waktu" },
	{ kind: "late", label: "Terlambat" },
	{ kind: "excused", label: "Cuti, sakit, dinas" },
	{ kind: "notYet", label: "Belum" },
] as const

/** Four totals that sum to everyone due, then what the machines need. */
export function TotalsCard({ board }: { board: TodayMessage }) {
	const trouble = machineTrouble(board.units)
	return (
		<section className={styles.card} aria-label="Ringkasan hari ini">
			<dl className={styles.totals}>
				{totals.map(({ kind, label }) => (
					<div key={kind} className={styles.total}>
						<dt>
							<span className={styles.swatch} data-kind={kind} aria-hidden="true" />
							{label}
						</dt>
						<dd>{formatCount(board.totals[kind])}</dd>
					</div>
				))}
			</dl>
			{trouble === undefined ? null : (
				<div className={styles.trouble}>
					<h2>
						<IconAlertTriangle size={16} aria-hidden />
						Gangguan mesin
					</h2>
					<p>
						<strong>{trouble.head}</strong>
						<br />
						{trouble.detail}
					</p>
				</div>
			)}
		</section>
	)
}

import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { formatCount } from "../format/figures.ts"
import { CutFigure } from "./cut-figure.tsx"
import { monthFigures } from "./month-figures.ts"
import styles from "./month-totals.module.css"

export function MonthTotals({ month }: { month: PersonMonthMessage }) {
	return (
		<section className={styles.card} aria-label="Ringkasan bulan">
			<dl className={styles.figures}>
				{monthFigures(month).map(({ label, count, beside = "", isOpen = false }) => (
					<div key={label} className={styles.figure} data-zero={count === 0} data-open={isOpen}>
						<dt>{label}</dt>
						<dd>
							{formatCount(count)}
							{beside === "" ? null : <small> {beside}</small>}
						</dd>
					</div>
				))}
			</dl>
			<CutFigure month={month} />
		</section>
	)
}

import type { PersonMonthMessage } from "@hadir/shared/wire/staff-month.ts"
import { formatCount } from "../format/figures.ts"
import { CutFigure } from "./cut-figure.tsx"
import styles from "./month-totals.module.css"

type Figure = { label: string; count: number; beside?: string; isOpen?: boolean }

export function MonthTotals({ month }: { month: PersonMonthMessage }) {
	return (
		<section className={styles.card} aria-label="Ringkasan bulan">
			<dl className={styles.figures}>
				{figuresOf(month.totals).map(({ label, count, beside = "", isOpen = false }) => (
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

/** What always counts is always shown; what is rarer only when there is any. */
function figuresOf(totals: PersonMonthMessage["totals"]): Figure[] {
	const always: Figure[] = [
		{ label: "Hadir", count: totals.present, beside: `dari ${totals.workingDays}` },
		{ label: "Terlambat", count: totals.lateDays, beside: inMinutes(totals.lateMinutes) },
		{ label: "Pulang cepat", count: totals.earlyDays, beside: inMinutes(totals.earlyMinutes) },
		{ label: "Tanpa masuk", count: totals.missingIn },
		{ label: "Tanpa pulang", count: totals.missingOut },
		{ label: "Tanpa keterangan", count: totals.absent },
	]
	const rarer: Figure[] = [
		{ label: "Cuti, sakit, izin", count: totals.leave },
		{ label: "Dinas luar", count: totals.travel },
		{ label: "Belum dinilai", count: totals.open, isOpen: true },
	]
	return [...always, ...rarer.filter(({ count }) => count > 0)]
}

const inMinutes = (minutes: number) => (minutes > 0 ? `${formatCount(minutes)} menit` : "")

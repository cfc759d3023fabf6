import type { TodayMessage, TodayUnit } from "@hadir/shared/wire/staff-today.ts"
import { IconCloudUp, IconPlugConnectedX } from "@tabler/icons-react"
import { formatCount } from "../format/figures.ts"
import { countKiosks, kioskWords } from "./board-figures.ts"
import { CompleteUntil } from "./complete-until.tsx"
import { ProportionBar } from "./proportion-bar.tsx"
import styles from "./unit-table.module.css"

/** The offices in the order the board gives, which stays; only the numbers move. */
export function UnitTable({ units }: { units: TodayMessage["units"] }) {
	return (
		<div className={styles.card}>
			<table className={styles.table} aria-label="OPD hari ini">
				<thead>
					<tr>
						<th scope="col" className={styles.name}>
							OPD
						</th>
						<th scope="col" className={styles.bar}>
							Dari yang dijadwalkan
						</th>
						<th scope="col" className={styles.count}>
							Tepat
						</th>
						<th scope="col" className={styles.wide}>
							Terlambat
						</th>
						<th scope="col" className={styles.count}>
							<abbr title="Cuti, sakit, dinas">C·S·D</abbr>
						</th>
						<th scope="col" className={styles.count}>
							Belum
						</th>
						<th scope="col" className={styles.until}>
							Lengkap s.d.
						</th>
						<th scope="col" className={styles.kiosks}>
							Mesin
						</th>
					</tr>
				</thead>
				<tbody>
					{units.map((unit) => (
						<UnitRow key={unit.id} unit={unit} />
					))}
				</tbody>
			</table>
		</div>
	)
}

function UnitRow({ unit }: { unit: TodayUnit }) {
	const { onTime, late, excused, notYet } = unit.counts
	return (
		<tr>
			<th scope="row" className={styles.name} title={unit.name}>
				{unit.name}
			</th>
			<td className={styles.bar}>
				<ProportionBar counts={unit.counts} />
			</td>
			<Count value={onTime} isStrong />
			<Count value={late} />
			<Count value={excused} />
			<Count value={notYet} />
			<td className={styles.until}>
				<CompleteUntil unit={unit} />
			</td>
			<td className={styles.kiosks}>
				<Kiosks unit={unit} />
			</td>
		</tr>
	)
}

function Count({ value, isStrong = false }: { value: number; isStrong?: boolean }) {
	return (
		<td className={styles.count} data-strong={isStrong} data-zero={value === 0}>
			{formatCount(value)}
		</td>
	)
}

function Kiosks({ unit }: { unit: TodayUnit }) {
	const { sending, silent } = countKiosks(unit.kiosks)
	const words = kioskWords(unit.kiosks)
	if (sending + silent === 0) return words
	const KioskIcon = silent > 0 ? IconPlugConnectedX : IconCloudUp
	const places = unit.kiosks.filter(({ state }) => state !== "ready").map(({ place }) => place)
	return (
		<span className={styles.trouble} title={places.join(", ")}>
			<KioskIcon size={16} aria-hidden />
			{words}
		</span>
	)
}

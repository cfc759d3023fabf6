import type { TodayMessage, TodayUnit } from "@hadir/shared/wire/staff-today.ts"
import { IconHourglass } from "@tabler/icons-react"
import { formatCount } from "../format/figures.ts"
import { expectedOf, isIncomplete, kioskWords } from "./board-figures.ts"
import { useCompleteUntilWords } from "./complete-until.tsx"
import { ProportionBar } from "./proportion-bar.tsx"
import styles from "./unit-list.module.css"

/** The offices on a phone: who is in, of whom. */
export function UnitList({ units }: { units: TodayMessage["units"] }) {
	return (
		<ul className={styles.list} aria-label="OPD hari ini">
			{units.map((unit) => (
				<UnitItem key={unit.id} unit={unit} />
			))}
		</ul>
	)
}

function UnitItem({ unit }: { unit: TodayUnit }) {
	const until = useCompleteUntilWords(unit)
	const { onTime, late } = unit.counts
	const expected = expectedOf(unit.counts)
	return (
		<li className={styles.item}>
			<p className={styles.words}>
				<strong>{unit.name}</strong>
				{expected > 0 ? (
					<span>
						{formatCount(onTime + late)} dari {formatCount(expected)}
					</span>
				) : null}
			</p>
			<ProportionBar counts={unit.counts} />
			{isIncomplete(unit) ? (
				<p className={styles.open}>
					<IconHourglass size={14} aria-hidden />
					Lengkap s.d. {until}, mesin {kioskWords(unit.kiosks)}
				</p>
			) : null}
		</li>
	)
}

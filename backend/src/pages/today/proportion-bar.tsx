import type { DayCounts } from "@hadir/shared/wire/staff-today.ts"
import { barParts } from "./board-figures.ts"
import styles from "./proportion-bar.module.css"

/** Settled parts are filled, whoever is still awaited is a dashed remainder. The numbers stand beside it. */
export function ProportionBar({ counts }: { counts: DayCounts }) {
	const parts = barParts(counts)
	if (parts.length === 0) {
		return <span className={styles.nobody}>{counts.notExpected} tidak dijadwalkan</span>
	}
	return (
		<div className={styles.bar} aria-hidden="true">
			{parts.map(({ kind, share }) => (
				<span key={kind} className={styles.part} data-kind={kind} style={{ flexGrow: share }} />
			))}
		</div>
	)
}

import type { TodayUnit } from "@hadir/shared/wire/staff-today.ts"
import { IconHourglass } from "@tabler/icons-react"
import { formatMoment } from "../format/moments.ts"
import { useOfficeNow } from "../office/use-office-now.ts"
import { usePlace } from "../session/session-queries.ts"
import { isIncomplete } from "./board-figures.ts"
import styles from "./complete-until.module.css"

/** Up to when everything of the unit has arrived; dashed while a machine still owes something. */
export function CompleteUntil({ unit }: { unit: TodayUnit }) {
	const time = useCompleteUntilWords(unit)
	if (!isIncomplete(unit)) return time
	return (
		<span className={styles.open}>
			<IconHourglass size={14} aria-hidden />
			{time}
		</span>
	)
}

/** "07:41", or with its date where that is not today; "–" before a machine was ever heard. */
export function useCompleteUntilWords(unit: TodayUnit): string {
	const { zone } = usePlace()
	const now = useOfficeNow()
	if (unit.completeUntil === undefined) return unit.kiosks.length === 0 ? "–" : "belum pernah"
	return formatMoment(unit.completeUntil, now, zone)
}

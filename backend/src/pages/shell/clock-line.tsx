import { dateOfInstant, formatInstant } from "../format/clock-times.ts"
import { formatLongDate } from "../format/dates.ts"
import { useOfficeNow } from "../office/use-office-now.ts"
import { usePlace } from "../session/session-queries.ts"

/** "Senin, 23 November 2026 · 07:41 WITA" */
export function ClockLine() {
	const { zone, zoneLabel } = usePlace()
	const now = useOfficeNow()
	return `${formatLongDate(dateOfInstant(now, zone))} · ${formatInstant(now, zone)} ${zoneLabel}`
}

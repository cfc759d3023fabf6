import { formatMoment, formatStretch } from "../format/moments.ts"
import { useOffice } from "../office/office-context.tsx"
import { usePlace } from "../session/session-queries.ts"

/** Instants as this office writes them; the page is drawn anew often enough to change the day. */
export function useMoments() {
	const { zone } = usePlace()
	const now = useOffice().clock.now()
	return {
		momentOf: (at: number): string => formatMoment(at, now, zone),
		stretchOf: (stretch: { from: number; until: number }): string => formatStretch(stretch, zone),
	}
}

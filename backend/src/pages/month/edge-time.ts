import type { DayEdge } from "@hadir/shared/wire/staff-month.ts"
import { formatSecond } from "../format/clock-times.ts"

/** What stands in the column Masuk or Pulang; nothing where nothing was due. */
export function edgeTime(edge: DayEdge): string {
	if (edge.second !== undefined) return formatSecond(edge.second)
	switch (edge.kind) {
		case "missing":
			return "tidak ada"
		case "pending":
			return "belum"
		case "excused":
			return "diputuskan"
		case "onTime":
		case "late":
		case "early":
		case "notDue":
		case "handOver":
		case "closed":
			return ""
	}
}

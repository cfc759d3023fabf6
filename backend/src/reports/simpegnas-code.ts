import type { DayRecord } from "../domain/attendance/day-record.ts"

/**
 * The codes in which SIMPEGNAS Presensi (BKN) names a day; two of one day stand side by side. Empty
 * for what it has no code for: a day still open or without a schedule. A holiday on a free weekday
 * is the holiday (LN); shifts' free days are LJ.
 */
export function simpegnasCode(day: DayRecord, isHoliday: boolean): string {
	switch (day.state) {
		case "present":
			return "HN"
		case "partial":
			return [...arrivalCode(day), ...departureCode(day)].join(" ")
		case "absent":
			return "TK"
		case "dayOff":
			return isHoliday ? "LN" : "LJ"
		case "leave":
			return "CT"
		case "sick":
			return "S"
		case "travel":
			return "DL"
		case "excused":
			return "IZIN"
		case "pending":
		case "incomplete":
		case "toDecide":
		case "unrostered":
			return ""
	}
}

/** TL1-TL4 are TM1-TM4, no in-punch is TMM. */
function arrivalCode({ arrival }: DayRecord): string[] {
	if (arrival.kind === "missing") return ["TMM"]
	return arrival.kind === "late" ? [(arrival.category ?? "").replace("TL", "TM")] : []
}

/** PSW1-PSW4 are PC1-PC4, no out-punch is PCM. */
function departureCode({ departure }: DayRecord): string[] {
	if (departure.kind === "missing") return ["PCM"]
	return departure.kind === "early" ? [(departure.category ?? "").replace("PSW", "PC")] : []
}

import type { EntryContent, EntryKind } from "./entry-contents.ts"

/** Of one date: what lasts longer is written once a date. */
const ofOneDate: readonly EntryKind[] = [
	...(["rosterDay", "excuse", "massExcuse", "correction", "manualPunch"] as const),
	...(["overtime", "specialHours", "noticeGiven"] as const),
]
/** Of everyone: a region narrows them, never a person or an OPD. */
const ofCalendar: readonly EntryKind[] = ["holiday", "season", "specialHours"]

/**
 * What is wrong with whom and when an entry speaks of; undefined: nothing. Asked before it is written, for
 * what is silently left out later is a figure nobody can account for.
 */
export function misshapen(entry: {
	readonly employee?: string | undefined
	readonly unit?: string | undefined
	readonly from: string
	readonly until?: string | undefined
	readonly content: EntryContent
}): string | undefined {
	const { content, employee, unit, from, until } = entry
	const isCalendar = ofCalendar.includes(content.kind)
	if (isCalendar && (employee !== undefined || unit !== undefined)) {
		return "Hari libur, musim dan jam khusus berlaku untuk semua atau satu wilayah, bukan untuk satu orang atau unit."
	}
	if (!isCalendar && content.kind !== "massExcuse" && employee === undefined) {
		return "Sebutkan pegawainya."
	}
	if (ofOneDate.includes(content.kind) && until !== undefined && until !== from) {
		return "Catatan seperti ini untuk satu tanggal; tulis satu untuk tiap tanggal."
	}
	if (content.kind === "overtime" && content.untilMinute <= content.fromMinute) {
		return "Lembur harus berakhir sesudah mulai."
	}
	if (content.kind === "leaveBalance" && from.slice(0, 4) !== String(content.year)) {
		return "Sisa cuti dicatat pada tahun yang menerimanya."
	}
	if (content.kind !== "specialHours") return undefined
	const { start, end } = content
	if (start === undefined && end === undefined)
		return "Jam khusus memerlukan jam masuk atau pulang."
	return start !== undefined && end !== undefined && end <= start
		? "Jam pulang harus sesudah jam masuk."
		: undefined
}

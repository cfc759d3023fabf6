// How each grid code reads and looks: the letter for eyes, the word for everyone, the tone for cost.
import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"

export type Tone =
	| "whole"
	| "part1"
	| "part2"
	| "part3"
	| "part4"
	| "lost"
	| "excused"
	| "off"
	| "waiting"
	| "incomplete"
	| "undecided"

/** Which end of the day carries a bar, and whether a punch stands there (solid) or is missing (hollow). */
export type EdgeMark = "left" | "right" | "hollowLeft" | "hollowRight"

export type CodeLook = { readonly word: string; readonly tone: Tone; readonly mark?: EdgeMark }

const ladderTones: readonly Tone[] = ["part1", "part2", "part3", "part4"]
const byWeight: readonly Tone[] = [...ladderTones, "lost"]

const looks: ReadonlyMap<string, CodeLook> = new Map<string, CodeLook>([
	["H", { word: "Hadir", tone: "whole" }],
	...ladderTones.flatMap((tone, index): [string, CodeLook][] => [
		[`T${index + 1}`, { word: "Terlambat", tone, mark: "left" }],
		[`P${index + 1}`, { word: "Pulang cepat", tone, mark: "right" }],
	]),
	["–M", { word: "Tanpa masuk", tone: "part4", mark: "hollowLeft" }],
	["–P", { word: "Tanpa pulang", tone: "part4", mark: "hollowRight" }],
	["–I", { word: "Tanpa ketukan istirahat", tone: "part1" }],
	["SH", { word: "Setengah hari", tone: "part4" }],
	["TK", { word: "Tanpa keterangan", tone: "lost" }],
	["C", { word: "Cuti", tone: "excused" }],
	["S", { word: "Sakit", tone: "excused" }],
	["D", { word: "Dinas luar", tone: "excused" }],
	["TB", { word: "Tugas belajar", tone: "excused" }],
	["I", { word: "Izin", tone: "excused" }],
	["L", { word: "Libur", tone: "off" }],
	["B", { word: "Belum", tone: "waiting" }],
	["BL", { word: "Data belum lengkap", tone: "incomplete" }],
	["MK", { word: "Menunggu keputusan", tone: "undecided" }],
	["TJ", { word: "Tanpa jadwal", tone: "waiting" }],
])

/** A code these pages do not know yet is shown as it came, unfilled. */
export function lookOf(code: string): CodeLook {
	return looks.get(code) ?? { word: code, tone: "waiting" }
}

/** The word of one of the day's codes, with its minutes where it has any: "Terlambat 22 menit". */
export function codeWords(day: DayMessage, code: string): string {
	const { word, mark } = lookOf(code)
	const minutes =
		mark === "left" ? day.arrival.minutes : mark === "right" ? day.departure.minutes : undefined
	return minutes === undefined ? word : `${word} ${minutes} menit`
}

/** The whole day in words, for those who hear the page: "Terlambat 42 menit, pulang cepat 20 menit". */
export function dayWords(day: DayMessage): string {
	return day.codes
		.map((code, index) => {
			const words = codeWords(day, code)
			return index === 0 ? words : `${words.charAt(0).toLowerCase()}${words.slice(1)}`
		})
		.join(", ")
}

/** The code that costs most stands for the day where only one can: the later rung, or the missing punch. */
export function toneOfDay(day: DayMessage): Tone {
	const tones = day.codes.map((code) => lookOf(code).tone)
	return tones.reduce(
		(heaviest, tone) => (weight(tone) > weight(heaviest) ? tone : heaviest),
		tones[0] ?? "waiting",
	)
}

function weight(tone: Tone): number {
	return byWeight.indexOf(tone)
}

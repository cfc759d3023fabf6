import { dayNames, monthNames } from "@hadir/shared/time/indonesian-names.ts"
// The site's wall clock as text. Indonesia keeps three fixed offsets, so no time zone database is needed.

export type WallTime = {
	/** "07:28" */
	readonly minute: string
	/** "14" */
	readonly second: string
	/** "Senin, 23 November 2026" */
	readonly date: string
}

/** WIB, WITA and WIT; no summer time since 1964. */
const offsetHours: Readonly<Record<string, number>> = {
	"Asia/Jakarta": 7,
	"Asia/Pontianak": 7,
	"Asia/Makassar": 8,
	"Asia/Ujung_Pandang": 8,
	"Asia/Jayapura": 9,
	UTC: 0,
	"Etc/UTC": 0,
}
const hourMs = 3_600_000

/** A zone outside Indonesia shows UTC and says so, rather than a time that is quietly wrong. */
export function wallTime(atMs: number, zone: string): WallTime {
	const offset = offsetHours[zone]
	const wall = new Date(atMs + (offset ?? 0) * hourMs)
	const day = `${dayNames[(wall.getUTCDay() + 6) % 7]}, ${wall.getUTCDate()}`
	const date = `${day} ${monthNames[wall.getUTCMonth()]} ${wall.getUTCFullYear()}`
	return {
		minute: `${twoDigits(wall.getUTCHours())}:${twoDigits(wall.getUTCMinutes())}`,
		second: twoDigits(wall.getUTCSeconds()),
		date: offset === undefined ? `${date} UTC` : date,
	}
}

/** "07:28:14", or "±07:28:14" while the clock is not certain. */
export function timeText(atMs: number, clock: { zone: string; isSure: boolean }): string {
	const { minute, second } = wallTime(atMs, clock.zone)
	return `${clock.isSure ? "" : "±"}${minute}:${second}`
}

/** "07:20" */
export const minuteText = (atMs: number, zone: string): string => wallTime(atMs, zone).minute

const twoDigits = (number: number): string => String(number).padStart(2, "0")

// Times are always HH:MM with a colon; Intl's id-ID writes dots, so it is never asked for Indonesian.

import { clockOfMinute } from "@hadir/shared/time/clock.ts"

/** Seconds from midnight of the work date, the seconds dropped: 28329 -> "07:52". */
export function formatSecond(second: number): string {
	return clockOfMinute(Math.floor(second / 60))
}

/** 07:41, in the office's zone. */
export function formatInstant(at: number, zone: string): string {
	return formatExactInstant(at, zone).slice(0, 5)
}

/** 07:41:52, in the office's zone. */
export function formatExactInstant(at: number, zone: string): string {
	return new Intl.DateTimeFormat("en-GB", {
		timeZone: zone,
		hourCycle: "h23",
		hour: "2-digit",
		minute: "2-digit",
		second: "2-digit",
	}).format(at)
}

/** The date of an instant in the office's zone, yyyy-mm-dd. */
export function dateOfInstant(at: number, zone: string): string {
	const parts = new Intl.DateTimeFormat("en-GB", {
		timeZone: zone,
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
	}).format(at)
	return parts.split("/").reverse().join("-")
}

// A terminal's clock: wall time of the place it stands at, without a zone. Whoever reads it as UTC is 7 hours
// off in Jakarta, so only the site's zone makes it an instant.
import type { WallTime } from "@hadir/shared/journal/terminal-punch.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"

export const timeBytes = 4
const firstYear = 2000
const monthDays = 31
const daySeconds = 86_400

/** Any u32 gives some time; `isPossible` says whether there is such a day. */
export function wallTimeOf(code: number): WallTime {
	const days = Math.floor(code / daySeconds)
	const months = Math.floor(days / monthDays)
	return {
		year: firstYear + Math.floor(months / 12),
		month: (months % 12) + 1,
		day: (days % monthDays) + 1,
		hour: Math.floor((code % daySeconds) / 3600),
		minute: Math.floor((code % 3600) / 60),
		second: code % 60,
	}
}

/** Year of the century, month, day, hour, minute, second, a byte each, as events carry them. */
export function wallTimeOfBytes(bytes: Uint8Array): WallTime {
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = bytes
	return { year: firstYear + year, month, day, hour, minute, second }
}

/** What a clock of that zone shows at an instant. */
export function wallTimeAt(utcMs: number, zone: string): WallTime {
	const { date, second } = localMoment(utcMs, zone)
	return {
		year: Number(date.slice(0, 4)),
		month: Number(date.slice(5, 7)),
		day: Number(date.slice(8, 10)),
		hour: Math.floor(second / 3600),
		minute: Math.floor((second % 3600) / 60),
		second: second % 60,
	}
}

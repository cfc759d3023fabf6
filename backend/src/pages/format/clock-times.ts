// Times are always HH:MM with a colon; Intl's id-ID writes dots, so it is never asked for Indonesian.

const minutesPerDay = 1440

/** Minutes from midnight of the work date: 450 -> "07:30", 1860 -> "07:00 +1". */
export function formatMinute(minute: number): string {
	return `${twoDigits(Math.floor(wrap(minute) / 60))}:${twoDigits(wrap(minute) % 60)}${dayShift(minute)}`
}

/** Seconds from midnight of the work date, the seconds dropped: 28329 -> "07:52". */
export function formatSecond(second: number): string {
	return formatMinute(Math.floor(second / 60))
}

/** Seconds from midnight of the work date: 28329 -> "07:52:09". */
export function formatExactSecond(second: number): string {
	const minute = Math.floor(second / 60)
	const wrapped = wrap(minute)
	const digits = [Math.floor(wrapped / 60), wrapped % 60, second - minute * 60].map(twoDigits)
	return `${digits.join(":")}${dayShift(minute)}`
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

function dayShift(minute: number): string {
	const days = Math.floor(minute / minutesPerDay)
	if (days === 0) return ""
	return days > 0 ? ` +${days}` : ` −${-days}`
}

const wrap = (minute: number): number => ((minute % minutesPerDay) + minutesPerDay) % minutesPerDay

const twoDigits = (value: number): string => String(value).padStart(2, "0")

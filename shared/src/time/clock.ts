// Times of day as whole minutes or seconds from midnight, and as text: always a colon, 24 hours.

export const minuteSeconds = 60

/** "07:30" from 450. Times past midnight of the work date keep counting: 1860 is "31:00". */
export function clockOfMinute(minute: number): string {
	return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`
}

/** "07:52:09" from 28,329. */
export function clockOfSecond(second: number): string {
	return `${clockOfMinute(Math.floor(second / minuteSeconds))}:${twoDigits(second % minuteSeconds)}`
}

/** 450 from "07:30"; undefined when the text is no time between 00:00 and 47:59. */
export function minuteOfClock(text: string): number | undefined {
	const match = /^([0-3]\d|4[0-7]):([0-5]\d)$/.exec(text)
	return match === null ? undefined : Number(match[1]) * 60 + Number(match[2])
}

function twoDigits(number: number): string {
	return String(number).padStart(2, "0")
}

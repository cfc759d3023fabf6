// Times of day as whole minutes or seconds from midnight, and as text: always a colon, 24 hours.

export const minuteSeconds = 60

/** "07:30" from 450, minutes from midnight of the work date; "07:00 +1" from 1860: on the next day. */
export function clockOfMinute(minute: number): string {
	return `${wallClock(minute)}${dayShift(minute)}`
}

/** "07:52:09" from 28,329; "07:02:00 +1" on the next day. */
export function clockOfSecond(second: number): string {
	const minute = Math.floor(second / minuteSeconds)
	return `${wallClock(minute)}:${twoDigits(second - minute * minuteSeconds)}${dayShift(minute)}`
}

/** 450 from "07:30"; undefined when the text is no time between 00:00 and 47:59. */
export function minuteOfClock(text: string): number | undefined {
	const match = /^([0-3]\d|4[0-7]):([0-5]\d)$/.exec(text)
	return match === null ? undefined : Number(match[1]) * 60 + Number(match[2])
}

const dayMinutes = 1440

function wallClock(minute: number): string {
	const wrapped = ((minute % dayMinutes) + dayMinutes) % dayMinutes
	return `${twoDigits(Math.floor(wrapped / 60))}:${twoDigits(wrapped % 60)}`
}

function dayShift(minute: number): string {
	const days = Math.floor(minute / dayMinutes)
	if (days === 0) return ""
	return days > 0 ? ` +${days}` : ` −${-days}`
}

function twoDigits(number: number): string {
	return String(number).padStart(2, "0")
}

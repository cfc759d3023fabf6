// Instants near now: the time alone where it is today's, with its date where it is not.
import { dateOfInstant, formatInstant } from "./clock-times.ts"
import { dayName, formatSlashDate } from "./dates.ts"

/** "07:41" today, "23/11 07:41" on another day. */
export function formatMoment(at: number, now: number, zone: string): string {
	const time = formatInstant(at, zone)
	const date = dateOfInstant(at, zone)
	return date === dateOfInstant(now, zone) ? time : `${formatSlashDate(date)} ${time}`
}

/** "Sel 24/11 07:05–09:40", or with both dates where it goes over midnight. */
export function formatStretch({ from, until }: { from: number; until: number }, zone: string) {
	const [first, last] = [dateOfInstant(from, zone), dateOfInstant(until, zone)]
	const end = formatInstant(until, zone)
	const begin = `${shortDate(first)} ${formatInstant(from, zone)}`
	return first === last ? `${begin}–${end}` : `${begin} – ${shortDate(last)} ${end}`
}

const shortDate = (date: string): string => `${dayName(date).slice(0, 3)} ${formatSlashDate(date)}`

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

/** 155 minutes -> "2 jam 35 menit"; whole minutes, the rest dropped. */
export function formatLength(ms: number): string {
	const minutes = Math.floor(ms / 60_000)
	const [days, hours, rest] = [
		Math.floor(minutes / 1440),
		Math.floor(minutes / 60) % 24,
		minutes % 60,
	]
	const words = [
		days > 0 ? `${days} hari` : "",
		hours > 0 ? `${hours} jam` : "",
		rest > 0 && days === 0 ? `${rest} menit` : "",
	].filter((word) => word !== "")
	return words.length === 0 ? "kurang dari 1 menit" : words.join(" ")
}

const shortDate = (date: string): string => `${dayName(date).slice(0, 3)} ${formatSlashDate(date)}`

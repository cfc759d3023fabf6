// Between UTC milliseconds and the wall clock of a site: a work date and whole seconds from midnight.
import { Temporal } from "temporal-polyfill"
import { dateOfEpochDay, daysBetween, type LocalDate } from "./local-date.ts"

/** A reading of the site's wall clock. `second` counts from midnight of `date`. */
export type LocalMoment = { readonly date: LocalDate; readonly second: number }

const dayMs = 86_400_000
export const daySeconds = 86_400
/** A few zones for some years of punches; beyond this the cache starts afresh. */
const maxCachedOffsets = 20_000
const offsets = new Map<string, number | "changes">()

/** The wall clock of the zone at this instant; milliseconds are floored to the second. */
export function localMoment(atMs: number, zone: string): LocalMoment {
	const wallMs = atMs + offsetMs(atMs, zone)
	const days = Math.floor(wallMs / dayMs)
	const date = new Date(days * dayMs).toISOString().slice(0, 10)
	return { date, second: Math.floor((wallMs - days * dayMs) / 1000) }
}

/** The date on which a punch at this instant falls at the site. */
export function workDateOf(atMs: number, zone: string): LocalDate {
	return localMoment(atMs, zone).date
}

/** Seconds from midnight at the site. */
export function localSecond(atMs: number, zone: string): number {
	return localMoment(atMs, zone).second
}

/** The instant at which the site's wall clock shows `second` of `date`; the edge of a query in UTC. */
export function instantMs({ date, second }: LocalMoment, zone: string): number {
	const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ seconds: second })
	return wall.toZonedDateTime(zone).epochMilliseconds
}

/**
 * Seconds on the site's wall clock since the midnight that opened 1970: one number line for punches,
 * gaps and duties that run past midnight. Only differences have a meaning.
 */
export function wallSecond({ date, second }: LocalMoment): number {
	return daysBetween({ from: "1970-01-01", to: date }) * daySeconds + second
}

/** The date on which a wall second falls. */
export const wallDate = (wall: number): LocalDate => dateOfEpochDay(Math.floor(wall / daySeconds))

/** How far the moment lies into a work date, in seconds: 07:00 the next day is 111,600. */
export function secondsInto(date: LocalDate, moment: LocalMoment): number {
	return daysBetween({ from: date, to: moment.date }) * daySeconds + moment.second
}

export function isZone(text: string): boolean {
	try {
		return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId !== ""
	} catch {
		return false
	}
}

/** Asked once per zone and UTC date: a month of 5,000 people holds few dates and many punches. */
function offsetMs(atMs: number, zone: string): number {
	const day = Math.floor(atMs / dayMs)
	const key = `${zone} ${day}`
	let offset = offsets.get(key)
	if (offset === undefined) {
		const first = askOffsetMs(day * dayMs, zone)
		offset = first === askOffsetMs((day + 1) * dayMs - 1, zone) ? first : "changes"
		if (offsets.size >= maxCachedOffsets) offsets.clear()
		offsets.set(key, offset)
	}
	return offset === "changes" ? askOffsetMs(atMs, zone) : offset
}

function askOffsetMs(atMs: number, zone: string): number {
	const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(zone)
	return zoned.offsetNanoseconds / 1_000_000
}

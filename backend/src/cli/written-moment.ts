// A moment as somebody writes it: the site's wall clock, or an instant with its own offset.
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { type LocalMoment, localMoment, wallSecond } from "@hadir/shared/time/local-time.ts"

export const isMoment = (text: string): boolean => momentOf(text, "UTC") !== undefined

/** @throws where `isMoment` says no */
export function writtenMoment(text: string, zone: string): LocalMoment {
	const found = momentOf(text, zone)
	if (found === undefined) throw new Error(`the scenario's check let ${text} pass`)
	return found
}

/** The same on the site's line of wall seconds. */
export const writtenWall = (text: string, zone: string): number =>
	wallSecond(writtenMoment(text, zone))

/** Whether the second lies after the first; where only one bears an offset nobody can say yet. */
export function momentsInOrder(from: string, until: string): boolean {
	const [first, last] = [momentOf(from, "UTC"), momentOf(until, "UTC")]
	if (first === undefined || last === undefined || hasOffset(from) !== hasOffset(until)) return true
	return wallSecond(first) < wallSecond(last)
}

const hasOffset = (text: string): boolean => /(Z|[+-]\d{2}:\d{2})$/.test(text)

function momentOf(text: string, siteZone: string): LocalMoment | undefined {
	const match =
		/^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z|[+-]\d{2}:\d{2})?$/.exec(text)
	const [, date = "", hour, minute, second = "0", offset] = match ?? []
	if (match === null || !isLocalDate(date)) return undefined
	if (offset !== undefined) {
		const atMs = Date.parse(text)
		return Number.isNaN(atMs) ? undefined : localMoment(atMs, siteZone)
	}
	return { date, second: Number(hour) * 3600 + Number(minute) * 60 + Number(second) }
}

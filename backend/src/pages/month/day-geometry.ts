// Where a day's parts stand on its line: morning left, evening right, in minutes from midnight.
import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"

export type Span = { readonly from: number; readonly to: number }

export type LinePart = Span & {
	readonly kind: "worked" | "late" | "early" | "hollow" | "excused" | "lost" | "track" | "mark"
}

const ordinary: Span = { from: 6 * 60, to: 18 * 60 }
const stepMinutes = 3 * 60

/** 06-18, widened in steps of three hours until every shift and punch of the month is on it. */
export function windowOf(days: readonly DayMessage[]): Span {
	const minutes = days.flatMap((day) => [day.starts, day.ends, arrivalOf(day), departureOf(day)])
	const known = minutes.filter((minute) => minute !== undefined)
	const from = Math.floor(Math.min(ordinary.from, ...known) / stepMinutes) * stepMinutes
	const to = Math.ceil(Math.max(ordinary.to, ...known) / stepMinutes) * stepMinutes
	return { from, to }
}

/** The hours to print above the line: at most five steps. */
export function axisOf({ from, to }: Span): number[] {
	const step = stepMinutes * Math.max(1, Math.round((to - from) / stepMinutes / 4))
	const hours = []
	for (let minute = from; minute <= to; minute += step) hours.push(minute)
	return hours
}

export function partsOf(day: DayMessage): LinePart[] {
	const arrival = arrivalOf(day)
	const departure = departureOf(day)
	const due = dueOf(day)
	switch (day.state) {
		case "leave":
		case "sick":
		case "travel":
		case "study":
		case "excused":
			return due === undefined ? [] : [{ kind: "excused", ...due }]
		case "absent":
			return due === undefined ? [] : [{ kind: "lost", ...due }]
		case "pending":
		case "incomplete":
		case "toDecide":
		case "unrostered":
			return [...openParts(due), ...lateParts(day, due), ...marks(arrival), ...marks(departure)]
		case "present":
		case "partial":
		case "dayOff":
			return [
				...lateParts(day, due),
				...workedParts({ arrival, departure, due }),
				...earlyParts(day, due),
			]
	}
}

/** Per cent from the left of the window. */
export function shareOf(minute: number, { from, to }: Span): number {
	return Math.min(100, Math.max(0, ((minute - from) / (to - from)) * 100))
}

function workedParts(times: {
	arrival: number | undefined
	departure: number | undefined
	due: Span | undefined
}): LinePart[] {
	const { arrival, departure, due } = times
	if (arrival !== undefined && departure !== undefined) {
		return [{ kind: "worked", from: arrival, to: departure }]
	}
	if (arrival !== undefined) {
		const open: LinePart[] =
			due === undefined ? [] : [{ kind: "hollow", from: arrival, to: due.to }]
		return [...open, ...marks(arrival)]
	}
	if (departure !== undefined) {
		const open: LinePart[] =
			due === undefined ? [] : [{ kind: "hollow", from: due.from, to: departure }]
		return [...open, ...marks(departure)]
	}
	return due === undefined ? [] : [{ kind: "hollow", ...due }]
}

function lateParts(day: DayMessage, due: Span | undefined): LinePart[] {
	const arrival = arrivalOf(day)
	if (day.arrival.kind !== "late" || arrival === undefined || due === undefined) return []
	return [{ kind: "late", from: due.from, to: Math.min(arrival, due.to) }]
}

function earlyParts(day: DayMessage, due: Span | undefined): LinePart[] {
	const departure = departureOf(day)
	if (day.departure.kind !== "early" || departure === undefined || due === undefined) return []
	return [{ kind: "early", from: Math.max(departure, due.from), to: due.to }]
}

const openParts = (due: Span | undefined): LinePart[] =>
	due === undefined ? [] : [{ kind: "track", ...due }]

const marks = (minute: number | undefined): LinePart[] =>
	minute === undefined ? [] : [{ kind: "mark", from: minute, to: minute }]

function dueOf(day: DayMessage): Span | undefined {
	return day.starts === undefined || day.ends === undefined
		? undefined
		: { from: day.starts, to: day.ends }
}

const arrivalOf = (day: DayMessage) => minuteOf(day.arrival.second)
const departureOf = (day: DayMessage) => minuteOf(day.departure.second)
const minuteOf = (second: number | undefined) => (second === undefined ? undefined : second / 60)

// A time as a file writes it, by a pattern of yyyy MM dd HH mm ss.
import type { WallTime } from "@hadir/shared/journal/terminal-punch.ts"

const parts = {
	yyyy: "year",
	yy: "shortYear",
	MM: "month",
	M: "month",
	dd: "day",
	d: "day",
	HH: "hour",
	H: "hour",
	mm: "minute",
	m: "minute",
	ss: "second",
	s: "second",
} as const
type Part = keyof typeof parts
const tokens = /yyyy|yy|MM?|dd?|HH?|mm?|ss?/g
/** Two letters are two digits; one letter is one or two. */
const digits: Readonly<Record<number, string>> = { 1: "(\\d{1,2})", 2: "(\\d{2})", 4: "(\\d{4})" }

export type TimeFormat = {
	/** Undefined: it is not written so. Whether there is such a day is not asked here. */
	read(text: string): WallTime | undefined
	readonly hasSeconds: boolean
}

const isPart = (text: string): text is Part => text in parts

/** Undefined: a pattern that does not name a day, an hour and a minute, each once. */
export function timeFormat(pattern: string): TimeFormat | undefined {
	const names: readonly string[] = [...pattern.matchAll(tokens)].map(([token]) =>
		isPart(token) ? parts[token] : "",
	)
	const isOnce = new Set(names).size === names.length
	const has = (name: string) => names.includes(name)
	const hasYear = has("year") !== has("shortYear")
	if (!isOnce || !hasYear || !["month", "day", "hour", "minute"].every(has)) return undefined
	const expression = pattern
		.split(/(yyyy|yy|MM?|dd?|HH?|mm?|ss?)/)
		.map((piece) => (isPart(piece) ? digits[piece.length] : literal(piece)))
		.join("")
	const shape = new RegExp(`^${expression}$`)
	return {
		hasSeconds: has("second"),
		read: (text) => {
			const found = shape.exec(text.trim())
			if (found === null) return undefined
			const value = (name: string) => Number(found[names.indexOf(name) + 1] ?? 0)
			return {
				year: has("year") ? value("year") : 2000 + value("shortYear"),
				...{ month: value("month"), day: value("day") },
				...{ hour: value("hour"), minute: value("minute") },
				second: has("second") ? value("second") : 0,
			}
		},
	}
}

const literal = (text: string): string =>
	text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")

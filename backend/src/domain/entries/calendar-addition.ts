// What a day off, a season or hours of a day's own would add to the calendar as it is.
import { datesBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Calendar, yearOf } from "../regulation/calendar.ts"
import type { Policy } from "../regulation/policy.ts"
import type { CalendarContent, EntryKind } from "./entry-contents.ts"

export const calendarKinds = ["holiday", "season", "specialHours"] as const

export const isCalendarKind = (kind: EntryKind): kind is CalendarContent["kind"] =>
	calendarKinds.some((one) => one === kind)

export type Addition = {
	readonly from: LocalDate
	readonly until: LocalDate
	readonly content: CalendarContent
}

/** `known`: the calendar says so already. */
export type AdditionVerdict =
	| { readonly kind: "known" }
	| { readonly kind: "refused"; readonly why: string }
	| { readonly kind: "new"; readonly notes: readonly string[] }

/** Days at most; what says more has mistaken the year. */
const mostDays = { holiday: 31, season: 62, specialHours: 1 } as const

/** @param calendar with what was entered before */
export function judgeAddition(
	{ from, until, content }: Addition,
	{ calendar, policy }: { readonly calendar: Calendar; readonly policy: Policy },
): AdditionVerdict {
	const dates = datesBetween(from, until)
	const most = mostDays[content.kind]
	if (dates.length > most) {
		return refused(
			`${from} s.d. ${until} lebih dari ${most} hari. Periksa tahunnya, atau pecah menjadi beberapa.`,
		)
	}
	const here = (row: { readonly region?: string | undefined }) =>
		row.region === undefined || row.region === content.region
	const years = [...new Set(dates.map(yearOf))].filter((year) => !calendar.years.has(year))
	const notes = years.map(
		(year) =>
			`SKB libur nasional ${year} belum ada di daftar libur; sebelum itu hari-hari tahun ${year} tetap belum ditentukan.`,
	)
	switch (content.kind) {
		case "holiday": {
			const isThere = dates.every((date) =>
				calendar.holidays.get(date)?.some((day) => day.kind === content.holidayKind && here(day)),
			)
			return isThere ? { kind: "known" } : { kind: "new", notes }
		}
		case "season":
			return judgeSeason({ dates, season: content.season, here }, { calendar, policy, notes })
		case "specialHours": {
			const there = calendar.specialHours.get(from)?.find(here)
			if (there === undefined) return { kind: "new", notes }
			const isSame =
				there.start === content.start &&
				there.end === content.end &&
				there.restMinutes === content.restMinutes
			return isSame
				? { kind: "known" }
				: refused(
						`${from} sudah memiliki jam khusus menurut ${there.cite} (${there.name}). Tarik kembali yang lama dahulu.`,
					)
		}
	}
}

function judgeSeason(
	{
		dates,
		season,
		here,
	}: {
		readonly dates: readonly LocalDate[]
		readonly season: string
		here(row: { readonly region?: string | undefined }): boolean
	},
	known: {
		readonly calendar: Calendar
		readonly policy: Policy
		readonly notes: readonly string[]
	},
): AdditionVerdict {
	const named = seasonsOf(known.policy)
	if (!named.includes(season)) {
		const words = named.map((one) => `"${one}"`).join(", ")
		return refused(
			`Musim "${season}" tidak ada di jadwal kebijakan; pakai ${words === "" ? "kebijakan yang memuat jam musim" : words}.`,
		)
	}
	const others = known.calendar.seasons.filter((one) => one.season === season && here(one))
	const isIn = (date: LocalDate) => others.some(({ from, until }) => from <= date && date <= until)
	if (dates.every(isIn)) return { kind: "known" }
	const meets = others.find(({ from, until }) =>
		dates.some((date) => from <= date && date <= until),
	)
	const over =
		meets === undefined
			? []
			: [
					`Bertemu ${meets.name} (${meets.from} s.d. ${meets.until}, ${meets.cite}); hari-hari keduanya berlaku. Yang keliru ditarik kembali, atau diperbaiki di daftar libur.`,
				]
	return { kind: "new", notes: [...known.notes, ...over] }
}

/** Seasons for which schedules of the policy have hours. */
export const seasonsOf = (policy: Policy): readonly string[] => [
	...new Set(
		policy.schedules.flatMap((schedule) =>
			schedule.kind === "roster"
				? []
				: schedule.rows.flatMap(({ seasons = [] }) => seasons.map(({ season }) => season)),
		),
	),
]

const refused = (why: string): AdditionVerdict => ({ kind: "refused", why })

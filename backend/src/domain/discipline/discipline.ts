// The year's counters of PP 94/2021 for one person, and whom they oblige to act. Never a sanction.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"
import { isOpen } from "../attendance/is-open.ts"
import type { DisciplineRow } from "../regulation/policy.ts"
import { daysOfMinutes, type ShortDay } from "./days-of-minutes.ts"
import { type Sanction, sanctionFor, sanctionsOn } from "./sanctions.ts"

/** PP 94/2021 art. 28: a superior who does not act bears the heavier sanction, so each step is told. */
export type Notice = {
	/** The absent day that reached it. */
	readonly reachedOn: LocalDate
	/** The next working day: by then the superior has to be told. */
	readonly dueOn: LocalDate
	readonly because: "step" | "consecutive" | "unbroken"
	/** Cumulative days, or days in a row. */
	readonly days: number
	/** Of days in a row: so many between them are not settled, and one that was served would break them. */
	readonly openWithin?: number
	readonly sanction?: Sanction
	readonly cite: string
}

export type Discipline = {
	readonly year: number
	readonly absentDays: number
	/** Late and early minutes, and the days they come to where the office counts them so. */
	readonly minutes: number
	readonly daysOfMinutes: number
	readonly totalDays: number
	/** Working days in a row; days off and those not settled yet neither break nor lengthen it. */
	readonly longestRun: number
	readonly sanction?: Sanction
	readonly notices: readonly Notice[]
	/** Working days not settled yet, which could still change all of this. */
	readonly openDays: number
	readonly cite: string
}

/** Where the policy says nothing: minutes make no days, and three days in a row are told at once. */
export const plainDiscipline: DisciplineRow = {
	from: "0001-01-01",
	minutesToDays: "off",
	minutesPerDay: 450,
	noticeAfterDays: 3,
	cite: "Aturan bawaan",
	status: "unconfirmed",
}

const noWork: readonly DayRecord["state"][] = ["dayOff", "unrostered"]

/** @param days of one calendar year, in order */
export function disciplineOf(
	days: readonly DayRecord[],
	year: number,
	rules: DisciplineRow = plainDiscipline,
): Discipline {
	const table = sanctionsOn(`${year}-12-31`)
	const notices: Notice[] = []
	const short: ShortDay[] = []
	let [absentDays, longestRun, told] = [0, 0, 0]
	let run = noRun
	for (const [index, day] of days.entries()) {
		if (noWork.includes(day.state)) continue
		run = runAfter(run, day)
		if (day.state === "absent") {
			absentDays++
			longestRun = Math.max(longestRun, run.days)
		} else {
			short.push({ minutes: shortMinutes(day), owedMinutes: day.owedMinutes })
		}
		const because = { reachedOn: day.date, dueOn: nextWorkingDay(days, index), cite: table.cite }
		const total = absentDays + daysOfMinutes(short, rules)
		const sanction = sanctionFor(total, table)
		if (sanction !== undefined && sanction.fromDays > told) {
			told = sanction.fromDays
			notices.push({ ...because, because: "step", days: total, sanction })
		}
		if (day.state !== "absent") continue
		const { days: inRow, openWithin } = run
		if (inRow === rules.noticeAfterDays) {
			const { cite } = rules
			notices.push({ ...because, because: "consecutive", days: inRow, openWithin, cite })
		}
		if (inRow === table.consecutiveDays) {
			notices.push({ ...because, because: "unbroken", days: inRow, openWithin })
		}
	}
	const fromMinutes = daysOfMinutes(short, rules)
	const sanction = sanctionFor(absentDays + fromMinutes, table)
	return {
		...{ year, absentDays, longestRun, notices, cite: table.cite },
		minutes: short.reduce((sum, { minutes }) => sum + minutes, 0),
		daysOfMinutes: fromMinutes,
		totalDays: absentDays + fromMinutes,
		...(sanction !== undefined && { sanction }),
		openDays: days.filter(isOpen).length,
	}
}

/** Whoever was there, or had leave, was not absent in a row. */
export const breaksRun = ({ state }: DayRecord): boolean =>
	state !== "absent" && !isOpen({ state }) && !noWork.includes(state)

type Run = {
	readonly days: number
	/** Days not settled between its first and its last. */
	readonly openWithin: number
	/** And those after its last, which lie within once another absent day follows. */
	readonly openAfter: number
}

const noRun: Run = { days: 0, openWithin: 0, openAfter: 0 }

/** What nobody has decided yet is no proof that somebody was there, nor that they were not. */
function runAfter(run: Run, day: DayRecord): Run {
	if (breaksRun(day)) return noRun
	if (day.state !== "absent") {
		return run.days === 0 ? run : { ...run, openAfter: run.openAfter + 1 }
	}
	return { days: run.days + 1, openWithin: run.openWithin + run.openAfter, openAfter: 0 }
}

/** Of settled days; a missing punch adds none, for nobody knows how many. */
function shortMinutes({ state, duties }: DayRecord): number {
	if (isOpen({ state })) return 0
	return duties.reduce(
		(sum, { arrival, departure }) => sum + (arrival.minutes ?? 0) + (departure.minutes ?? 0),
		0,
	)
}

function nextWorkingDay(days: readonly DayRecord[], index: number): LocalDate {
	const next = days.slice(index + 1).find(({ state }) => state !== "dayOff")
	return next?.date ?? addDays(days[index]?.date ?? "", 1)
}

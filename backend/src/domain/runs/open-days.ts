// Days that nobody can judge yet: closing a month needs a word on each.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { DayRecord } from "../attendance/day-record.ts"

/** `incomplete`: taps may arrive; `toDecide`: people decide; `unrostered`: tanpa jadwal; `pending`: not over. */
const openStates = ["incomplete", "toDecide", "unrostered", "pending"] as const
export type OpenState = (typeof openStates)[number]
export type OpenDay = { readonly date: LocalDate; readonly state: OpenState }

/** In order of their dates. Each costs nothing yet; what becomes of it later is a difference. */
export const openDaysOf = (days: readonly DayRecord[]): readonly OpenDay[] =>
	days
		.flatMap(({ date, state }): OpenDay[] => {
			const open = openStates.find((one) => one === state)
			return open === undefined ? [] : [{ date, state: open }]
		})
		.sort((a, b) => (a.date < b.date ? -1 : 1))

// The operator's doors for the calendar: what a year holds, and what a city adds to it.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import type { Actor } from "../domain/entries/entry.ts"
import { calendarContent } from "../domain/entries/entry-contents.ts"
import type { CalendarDay, CalendarOutcome, CalendarWish } from "../usecases/calendar-desk.ts"
import { actor, toldEntry } from "./entry-messages.ts"
import { type Action, action, byField } from "./operator-action.ts"

export type CalendarDoors = {
	calendar: {
		ofYear(year: number): Promise<readonly CalendarDay[]>
		add(
			wish: CalendarWish & { readonly isApplied: boolean },
			actor: Actor,
		): Promise<Result<CalendarOutcome, Fault>>
	}
}

const date = z.string().refine(isLocalDate)

export const calendarActions = ({ calendar }: CalendarDoors): readonly Action[] => [
	action(
		"/calendar",
		z.strictObject({ year: z.int().min(2000).max(2200) }),
		byField({ code: "bad-entry", message: "Give a year like 2026." }),
		async ({ year }) => succeed({ days: await calendar.ofYear(year) }),
	),
	action(
		"/calendar/new",
		z.strictObject({
			...{ from: date, until: date, as: actor, isApplied: z.boolean() },
			content: calendarContent,
		}),
		byField({
			code: "bad-entry",
			message:
				"Give dates like 2026-11-30, a name and the decision behind it (--cite), and who acts.",
		}),
		async ({ as, ...wish }) => {
			const done = await calendar.add(wish, as)
			if (!done.ok) return done
			return succeed({ ...done.value, entries: done.value.entries.map(toldEntry) })
		},
	),
]

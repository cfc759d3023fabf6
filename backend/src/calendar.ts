// The office's doors for its calendar, on its stores.
import type { CalendarDoors } from "./http/calendar-actions.ts"
import { addToCalendar, type CalendarParts, calendarOfYear } from "./usecases/calendar-desk.ts"
import type { OneAtATime } from "./usecases/one-at-a-time.ts"

/** @param onChange what was written may change a day */
export function calendarDoors(
	parts: CalendarParts & { readonly turns: OneAtATime },
	onChange: () => void,
): CalendarDoors {
	return {
		calendar: {
			ofYear: (year) => calendarOfYear(parts, year),
			add: async (wish, actor) => {
				const work = () => addToCalendar(parts, wish, actor)
				if (!wish.isApplied) return work()
				const done = await parts.turns.run(work)
				onChange()
				return done
			},
		},
	}
}

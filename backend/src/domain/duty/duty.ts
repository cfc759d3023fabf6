// What a person owes on a work date: nothing, or one or several stretches of duty.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Window } from "../regulation/policy-fields.ts"
import type { Flexible } from "../regulation/schedules.ts"

/**
 * A stretch of duty. Times are minutes from midnight of the work date on which it starts: a night
 * shift runs from 1260 to 1860.
 */
export type Duty = {
	/** "5 hari kerja", "Malam". */
	readonly name: string
	readonly hours: { readonly start: number; readonly end: number; readonly restMinutes: number }
	/** Whoever arrives later is late; whoever leaves earlier left early. */
	readonly arriveBy: number
	readonly leaveFrom: number
	/** Punches within count as arrival and as departure. */
	readonly windows: { readonly in: Window; readonly out: Window }
	/** A third punch is due within. */
	readonly restPunch?: Window | undefined
	readonly flexible?: Flexible | undefined
	/** What the hours and the windows rest on. */
	readonly cites: readonly string[]
}

/** Why nobody is due; `free` is a day off of a roster, such as the day after a night shift. */
export type DayOff =
	| { readonly kind: "off"; readonly why: "weekend" | "free"; readonly cite: string }
	| {
			readonly kind: "off"
			readonly why: "libur" | "cutiBersama"
			readonly name: string
			readonly cite: string
	  }

/** A holiday on which a person is due all the same: it makes nothing better, and is remembered. */
export type WorkedHoliday = { readonly kind: "libur" | "cutiBersama"; readonly name: string }

/**
 * `undecided`: no decree on the year's holidays is keyed in; `unrostered`: the roster is silent;
 * `unregulated`: it names what the policy does not know, or has no row for on that date.
 */
export type Due =
	| {
			readonly kind: "work"
			readonly duties: readonly Duty[]
			readonly holiday?: WorkedHoliday | undefined
	  }
	| DayOff
	| { readonly kind: "undecided"; readonly year: number }
	| { readonly kind: "unrostered" }
	| { readonly kind: "unregulated"; readonly what: string }
	| { readonly kind: "outOfService"; readonly begins?: LocalDate; readonly ended?: LocalDate }

/** So many minutes of work are owed by a duty, its rest left out. */
export const owedMinutes = ({ hours }: Duty): number =>
	Math.max(0, hours.end - hours.start - hours.restMinutes)

// What can be presented to this kiosk: several readers of one medium count as one.
import type { ScreenStatus } from "../../screen-message.ts"

/** A terminal stands elsewhere: nothing of it is presented here. */
export type Medium = Exclude<ScreenStatus["readers"][number]["medium"], "terminal">
export type Media = {
	/** At least one reader of the medium works. */
	readonly ready: readonly Medium[]
	/** None works yet, at least one is starting. */
	readonly starting: readonly Medium[]
	/** It has readers and none works. */
	readonly broken: readonly Medium[]
}

const order: readonly Medium[] = ["card", "finger"]

export const mediumName: Readonly<Record<Medium, string>> = { card: "kartu", finger: "jari" }

export function mediaOf(status: Pick<ScreenStatus, "readers">): Media {
	const statesOf = (medium: Medium) =>
		status.readers.filter((reader) => reader.medium === medium).map(({ state }) => state)
	const standing = (medium: Medium): keyof Media | "none" => {
		const states = statesOf(medium)
		if (states.length === 0) return "none"
		if (states.includes("ready")) return "ready"
		return states.includes("starting") ? "starting" : "broken"
	}
	const standingAt = (wanted: keyof Media) => order.filter((one) => standing(one) === wanted)
	return {
		ready: standingAt("ready"),
		starting: standingAt("starting"),
		broken: standingAt("broken"),
	}
}

import type { Fault } from "@hadir/shared/result.ts"
import type { DriverClock } from "../../reader.ts"
import { compareSlots, type SlotDifference } from "./compare-slots.ts"

/** How soon a change is noticed. */
const compareEveryMs = 2_000

type Parts = {
	readonly clock: DriverClock
	expectedSlots(): readonly number[] | undefined
	/** How it stands, said whenever that changes. */
	say(fault: Fault | undefined): void
}

/**
 * Says whether the sensor's slots are those that were enrolled here. One whose slots are not may be another
 * kiosk's, or an old one put back: its slots mean other people.
 */
export function slotWatch({
	clock,
	expectedSlots,
	say,
}: Parts): (present: readonly number[]) => boolean {
	let last: { readonly present: readonly number[]; readonly at: number } | undefined
	let said: string | undefined
	return (present) => {
		const now = clock.now()
		if (last?.present === present && now - last.at < compareEveryMs) return said === ""
		last = { present, at: now }
		const difference = compareSlots(expectedSlots() ?? present, present)
		const words = difference === undefined ? "" : wordsOf(difference)
		if (words !== said) say(words === "" ? undefined : { code: "index-mismatch", message: words })
		said = words
		return words === ""
	}
}

/** As many slots as a technician can act on. */
const maxNamed = 10

function wordsOf({ missing, unlisted }: SlotDifference): string {
	const lacking =
		missing.length === 0 ? [] : [`lacks slots ${named(missing)} that were enrolled here`]
	const strange = unlisted.length === 0 ? [] : [`holds slots ${named(unlisted)} that were not`]
	return `The sensor ${[...lacking, ...strange].join(" and ")}. Fit this kiosk's own sensor, or put its slots right with: hadir kiosk finger list.`
}

const named = (slots: readonly number[]): string =>
	slots.slice(0, maxNamed).join(", ") + (slots.length > maxNamed ? ", ..." : "")

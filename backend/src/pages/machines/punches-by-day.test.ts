import type { Dispute } from "@hadir/shared/wire/staff-machines.ts"
import { expect, test } from "vitest"
import { punchesByDay, stillChosen } from "./punches-by-day.ts"

/** 24 November 2026 in Makassar. */
const punch = (record: string, hour: number) => ({
	...{ record, at: Date.UTC(2026, 10, 24, hour - 8), place: "Lobi" },
})
const dispute: Dispute = {
	...{ journal: "a", kiosk: "Q4P8RD", place: "Lobi", cause: "branch" },
	punches: [punch("late", 23), punch("next", 24), punch("early", 7)],
}

test("punches stand under the office's day, in the order in which they were made", () => {
	const days = punchesByDay(dispute.punches, "Asia/Makassar")
	expect(days.map(({ date, punches }) => [date, punches.map(({ record }) => record)])).toEqual([
		["2026-11-24", ["early", "late"]],
		["2026-11-25", ["next"]],
	])
})

test("what somebody else has decided is no longer chosen", () => {
	expect(stillChosen(dispute, new Set(["early", "gone"]))).toEqual(["early"])
})

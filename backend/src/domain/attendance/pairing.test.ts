import { expect, test } from "vitest"
import { inForce } from "../regulation/in-force.ts"
import { policy } from "../regulation/national-template.fixture.ts"
import type { FlaggedPunch } from "./day-record.ts"
import { at } from "./one-day.fixture.ts"
import { pairPunches } from "./pairing.ts"
import { flagRepeats } from "./repeats.ts"

const { in: arriving, out: leaving } = inForce(policy.windows, "2026-11-23", "windows")
const duty = { windows: { in: arriving, out: leaving } }

const punchesAt = (clocks: readonly string[], more: Partial<FlaggedPunch> = {}) =>
	flagRepeats(
		clocks.map((clock) => ({
			record: clock,
			at: at(clock),
			second: at(clock),
			place: "Lobi",
			...more,
		})),
		() => 60,
	)

test.each([
	["first in, last out", ["07:28:14", "08:00:00", "16:01:00", "16:05:00"], "07:28:14", "16:05:00"],
	[
		"earliest of a burst in, latest of a burst out",
		["07:28:14", "07:28:40", "16:01:00", "16:01:30"],
		"07:28:14",
		"16:01:30",
	],
	["nobody came", [], undefined, undefined],
	["only in", ["07:28:14"], "07:28:14", undefined],
	["only out", ["16:01:00"], undefined, "16:01:00"],
	["the in-window opens", ["05:00:00"], "05:00:00", undefined],
	["before the in-window", ["04:59:59"], undefined, undefined],
	["last second of the in-window", ["11:59:59"], "11:59:59", undefined],
	["first second of the out-window", ["12:00:00"], undefined, "12:00:00"],
	["last second of the out-window", ["21:00:59"], undefined, "21:00:59"],
	["after the out-window", ["21:01:00"], undefined, undefined],
	["one presence over noon is the arrival", ["11:59:50", "12:00:10"], "11:59:50", undefined],
	["two presences over noon are both", ["11:59:20", "12:00:21"], "11:59:20", "12:00:21"],
	[
		"a burst over noon after the arrival",
		["07:28:14", "11:59:50", "12:00:10"],
		"07:28:14",
		"12:00:10",
	],
])("%s", (_, clocks, arrival, departure) => {
	const pair = pairPunches(punchesAt(clocks), duty, "firstLast")
	expect([pair.arrival?.record, pair.departure?.record]).toEqual([arrival, departure])
})

import { describe, expect, test } from "vitest"
import { mediaOf, type ServiceEvent, serviceTimeline } from "./service-timeline.ts"

const boot = (at: number, lastAlive?: number, isSure = true): ServiceEvent => ({
	...{ kind: "boot", at, isSure },
	lastAlive,
})
const reader = (
	at: number,
	state: "ready" | "absent" | "faulty",
	name = "card-1",
	isSure = true,
): ServiceEvent => ({ kind: "reader", at, state, reader: name, isSure })

describe("in service from - to", () => {
	test.each([
		["ready until now", [boot(700), reader(701, "ready")], [[701, 1600]]],
		[
			"unplugged and plugged in again",
			[boot(700), reader(701, "ready"), reader(705, "absent"), reader(940, "ready")],
			[
				[701, 705],
				[940, 1600],
			],
		],
		[
			"power cut: until the last mark of life, again when the reader is ready",
			[boot(700), reader(701, "ready"), boot(938, 705), reader(940, "ready")],
			[
				[701, 705],
				[940, 1600],
			],
		],
		[
			"a mark of life after the new boot cannot be",
			[boot(700), reader(701, "ready"), boot(900, 950), reader(901, "ready")],
			[
				[701, 900],
				[901, 1600],
			],
		],
		[
			"no mark of life: until the last thing that is known to have happened",
			[boot(700), reader(701, "ready"), reader(720, "ready"), boot(900), reader(901, "ready")],
			[
				[701, 720],
				[901, 1600],
			],
		],
		[
			"a boot without the time serves nobody who could be judged",
			[
				...[boot(700), reader(701, "ready"), boot(0, 705, false)],
				...[reader(1, "ready", "card-1", false), boot(940, 0), reader(941, "ready")],
			],
			[
				[701, 705],
				[941, 1600],
			],
		],
		["said ready twice", [boot(1), reader(2, "ready"), reader(3, "ready")], [[2, 1600]]],
		["faulty from the start", [boot(1), reader(2, "faulty")], undefined],
	])("%s", (_, events, spans) => {
		const served = serviceTimeline(events, 1600).get("card-1")
		expect(served?.map(({ from, until }) => [from, until])).toEqual(spans)
	})

	test("each reader for itself", () => {
		const served = serviceTimeline(
			[
				boot(1),
				reader(2, "ready", "card-1"),
				reader(2, "ready", "finger-1"),
				reader(9, "absent", "finger-1"),
			],
			20,
		)
		expect(served.get("card-1")).toEqual([{ from: 2, until: 20 }])
		expect(served.get("finger-1")).toEqual([{ from: 2, until: 9 }])
	})
})

test("a reader's medium is in its name", () => {
	const names = ["card-1", "finger-2", "terminal-1", "lobi"]
	expect(names.map(mediaOf)).toEqual([["card"], ["finger"], ["terminal"], ["card", "finger"]])
})

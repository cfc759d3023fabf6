import { expect, test } from "vitest"
import { removedReaders, unpulledSpans } from "./removed-readers.ts"
import { type ServiceEvent, serviceTimeline } from "./service-timeline.ts"

const boot = (at: number, lastAlive?: number): ServiceEvent => ({
	...{ kind: "boot", at, isSure: true },
	lastAlive,
})
const say = (
	at: number,
	state: "ready" | "absent" | "removed",
	reader = "terminal-1",
	isSure = true,
): ServiceEvent => ({ kind: "reader", at, state, reader, isSure })

test.each([
	["taken out", [say(1, "ready"), say(9, "removed")], ["terminal-1"]],
	["taken out and put back", [say(1, "ready"), say(5, "removed"), say(9, "absent")], []],
	["unplugged is not taken out", [say(1, "ready"), say(9, "absent")], []],
] as const)("%s", (_, events, names) => {
	expect([...removedReaders(events)]).toEqual(names)
})

test.each([
	["taken out while it served, at a restart", [boot(60, 55), say(60, "removed")], [[55, 60]]],
	[
		"out of reach for long before: all that time",
		[say(20, "absent"), boot(60, 55), say(60, "removed")],
		[[20, 60]],
	],
	[
		"set anew, never reached, and taken out again: nothing more is gone",
		[boot(60, 55), say(60, "removed"), say(70, "absent"), boot(90, 80), say(90, "removed")],
		[[55, 60]],
	],
	[
		"taken out in a boot without the time: until the next thing whose time is known",
		[say(20, "absent"), say(0, "removed", "terminal-1", false), boot(90, 80)],
		[[20, 90]],
	],
	["still there", [say(20, "absent")], []],
] as const)("what a terminal kept and nobody pulled: %s", (_, then, spans) => {
	const events = [boot(1), say(2, "ready"), ...then]
	const unpulled = unpulledSpans(events, serviceTimeline(events, 100), 100)
	expect(unpulled.map(({ from, until }) => [from, until])).toEqual(spans)
})

test("a terminal that never served, and a reader of cards, kept nothing", () => {
	const events = [
		...[boot(1), say(2, "absent"), say(2, "ready", "card-1"), boot(60, 55)],
		...[say(60, "removed"), say(60, "removed", "card-1")],
	]
	expect(unpulledSpans(events, serviceTimeline(events, 100), 100)).toEqual([])
})

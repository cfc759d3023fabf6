import { describe, expect, test } from "vitest"
import {
	completeUntil,
	inService,
	type KioskService,
	type Settlement,
	serviceGaps,
} from "./service-gaps.ts"
import type { Medium } from "./service-timeline.ts"

const always = { from: 0, until: Number.POSITIVE_INFINITY }
const kiosk = (code: string, facts: Partial<KioskService> = {}): KioskService => ({
	...{ kiosk: code, place: code, counts: always, receivedUntil: 1_000, missing: [], away: [] },
	removed: new Set(),
	served: new Map([["card-1", [{ from: 0, until: 1_000 }]]]),
	...facts,
})
const serving = (...spans: readonly (readonly [string, number, number])[]) => {
	const served = new Map<string, { from: number; until: number }[]>()
	for (const [reader, from, until] of spans) {
		served.set(reader, [...(served.get(reader) ?? []), { from, until }])
	}
	return { served }
}
const gaps = (
	kiosks: readonly KioskService[],
	media: readonly Medium[] = ["card"],
	settlements: readonly Settlement[] = [],
) =>
	serviceGaps({ kiosks, media, span: { from: 0, until: 900 }, settlements }).map(
		({ from, until, cause, settled }) => [from, until, cause, ...(settled ? [settled] : [])],
	)

describe("a unit's gaps", () => {
	test.each([
		["one kiosk in order", [kiosk("A")], []],
		[
			"retired from 200 to 600 and back: dark and undelivered then, and nobody waits",
			[
				kiosk("A", {
					...serving(["card-1", 0, 200], ["card-1", 650, 1_000]),
					missing: [{ from: 150, until: 620 }],
					away: [{ from: 200, until: 600 }],
				}),
			],
			[
				[150, 200, "missing"],
				[600, 620, "missing"],
				[620, 650, "lost"],
			],
		],
		[
			"silent since 500",
			[kiosk("A", { receivedUntil: 500, ...serving(["card-1", 0, 500]) })],
			[[500, 900, "missing"]],
		],
		[
			"its card reader dead 100-200, a terminal beside it alive: it reads nobody's card",
			[kiosk("A", serving(["card-1", 0, 100], ["card-1", 200, 1_000], ["terminal-1", 0, 1_000]))],
			[[100, 200, "lost"]],
		],
		[
			"dead 100-200",
			[kiosk("A", serving(["card-1", 0, 100], ["card-1", 200, 1_000]))],
			[[100, 200, "lost"]],
		],
		[
			"two kiosks, one dead 100-200: the other serves",
			[kiosk("A", serving(["card-1", 0, 100], ["card-1", 200, 1_000])), kiosk("B")],
			[],
		],
		[
			"both dead, overlapping 150-200",
			[
				kiosk("A", serving(["card-1", 0, 100], ["card-1", 200, 1_000])),
				kiosk("B", serving(["card-1", 0, 150], ["card-1", 400, 1_000])),
			],
			[[150, 200, "lost"]],
		],
		[
			"one of two silent: its data is waited for",
			[kiosk("A", { receivedUntil: 500, ...serving(["card-1", 0, 500]) }), kiosk("B")],
			[[500, 900, "missing"]],
		],
		[
			"a named hole",
			[kiosk("A", { missing: [{ from: 300, until: 320 }] })],
			[[300, 320, "missing"]],
		],
		[
			"registered at 400: before, it owes nothing",
			[
				kiosk("A", {
					counts: { from: 400, until: Number.POSITIVE_INFINITY },
					...serving(["card-1", 450, 1_000]),
				}),
			],
			[[400, 450, "lost"]],
		],
		[
			"retired at 600",
			[
				kiosk("A", {
					counts: { from: 0, until: 600 },
					receivedUntil: 700,
					...serving(["card-1", 0, 700]),
				}),
			],
			[],
		],
		[
			"never heard since it was registered",
			[kiosk("A", { receivedUntil: Number.NEGATIVE_INFINITY, served: new Map() })],
			[[0, 900, "missing"]],
		],
		["no kiosk at all: nothing to wait for", [], []],
	] as const)("%s", (_, kiosks, expected) => {
		expect(gaps(kiosks)).toEqual(expected)
	})

	test("with only the finger sensor dead, card holders are untouched", () => {
		const one = [kiosk("A", serving(["card-1", 0, 1_000], ["finger-1", 0, 300]))]
		expect(gaps(one, ["card"])).toEqual([])
		expect(gaps(one, ["card", "finger"])).toEqual([])
		expect(gaps(one, ["finger"])).toEqual([[300, 900, "lost"]])
		expect(inService(one, "finger")).toEqual([{ from: 0, until: 300 }])
	})
})

describe("settled", () => {
	const dead = [kiosk("A", serving(["card-1", 0, 100], ["card-1", 200, 1_000]))]
	const settle = (more: Partial<Settlement>): Settlement => ({
		...{ kiosk: "A", cause: "lost", verdict: "excused", words: "padam", from: 100, until: 200 },
		...more,
	})
	test.each([
		["whole", settle({}), [[100, 200, "lost", "padam"]]],
		[
			"in part",
			settle({ until: 150 }),
			[
				[150, 200, "lost"],
				[100, 150, "lost", "padam"],
			],
		],
		["to count", settle({ verdict: "counted" }), []],
		["of another kiosk", settle({ kiosk: "B" }), [[100, 200, "lost"]]],
		["of another cause", settle({ cause: "missing" }), [[100, 200, "lost"]]],
	])("%s", (_, settlement, expected) => {
		expect(gaps(dead, ["card"], [settlement])).toEqual(expected)
	})

	test("what turns up later is no longer missing, whatever was decided", () => {
		expect(gaps([kiosk("A")], ["card"], [settle({ cause: "missing" })])).toEqual([])
	})
})

test("complete until: the least over the unit's kiosks, from their registration on", () => {
	expect(completeUntil([kiosk("A"), kiosk("B", { receivedUntil: 400 })])).toBe(400)
	const fresh = kiosk("C", {
		receivedUntil: Number.NEGATIVE_INFINITY,
		counts: { from: 900, until: always.until },
	})
	expect(completeUntil([kiosk("A"), fresh])).toBe(900)
	expect(completeUntil([])).toBeUndefined()
})

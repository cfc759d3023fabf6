import { describe, expect, test } from "vitest"
import {
	judgeAnchor,
	judgeBatch,
	judgeCarriedAnchor,
	type LogView,
	provesFork,
	standingOf,
} from "./log.ts"

/** First chain 0..5 ("r", a1..a5), a branch after a3: b4, b5. */
const held = new Map([
	...[..."12345"].map((n): [string, string] => [`${n} a${n}`, "r"]),
	["0 r", "r"],
	["4 b4", "b4"],
	["5 b5", "b4"],
])
const log: LogView = {
	chains: [
		{ name: "r", head: { n: 5, hash: "a5" }, isFirst: true },
		{ name: "b4", head: { n: 5, hash: "b5" }, isFirst: false },
	],
	holder: ({ n, hash }) => held.get(`${n} ${hash}`),
	firstHas: (n) => n >= 0 && n <= 5,
}

describe("a batch", () => {
	test.each([
		[
			"after a head: extends it",
			6,
			"a5",
			["a6", "a7"],
			{ kind: "extend", chain: "r", expected: { n: 5, hash: "a5" }, skip: 0 },
		],
		[
			"after a branch's head: extends the branch",
			6,
			"b5",
			["b6"],
			{ kind: "extend", chain: "b4", expected: { n: 5, hash: "b5" }, skip: 0 },
		],
		[
			"overlapping: its held lines are skipped",
			4,
			"a3",
			["a4", "a5", "a6"],
			{ kind: "extend", chain: "r", expected: { n: 5, hash: "a5" }, skip: 2 },
		],
		["held whole: nothing", 4, "a3", ["a4", "a5"], { kind: "nothing", because: "held" }],
		["held whole in a branch: nothing", 4, "a3", ["b4"], { kind: "nothing", because: "held" }],
		[
			"after a held hash that is no head: a new chain",
			4,
			"a3",
			["c4", "c5"],
			{ kind: "open", chain: "c4", parent: { n: 3, hash: "a3" }, skip: 0 },
		],
		[
			"after a hash nobody holds: nothing",
			9,
			"x8",
			["x9"],
			{ kind: "nothing", because: "prev-not-held" },
		],
		[
			"a later line is held though prev is not",
			4,
			"x3",
			["a4", "a5", "a6"],
			{ kind: "extend", chain: "r", expected: { n: 5, hash: "a5" }, skip: 2 },
		],
	])("%s", (_, from, prev, hashes, append) => {
		expect(judgeBatch({ from, prev, hashes }, log)).toEqual(append)
	})
})

describe("an anchor", () => {
	test.each([
		[
			"after exactly a head: a named hole",
			{ after: { n: 5, hash: "a5" }, n: 9, hash: "a9" },
			{ kind: "extend", chain: "r", expected: { n: 5, hash: "a5" }, skip: 0 },
		],
		[
			"after a head that has moved: nothing",
			{ after: { n: 4, hash: "a4" }, n: 9, hash: "a9" },
			{ kind: "nothing", because: "prev-not-held" },
		],
		[
			"not beyond its head: nothing",
			{ after: { n: 5, hash: "a5" }, n: 5, hash: "z5" },
			{ kind: "nothing", because: "prev-not-held" },
		],
		[
			"whose hash is held: nothing",
			{ after: { n: 5, hash: "a5" }, n: 3, hash: "a3" },
			{ kind: "nothing", because: "held" },
		],
		[
			"after none: a chain of its own",
			{ after: null, n: 9, hash: "z9" },
			{ kind: "open", chain: "z9", parent: undefined, skip: 0 },
		],
	])("%s", (_, anchor, append) => {
		expect(judgeAnchor(anchor, log)).toEqual(append)
	})
})

describe("an anchor from a stick", () => {
	const extended = (chain: string, hash: string) => ({
		...{ kind: "extend", chain, expected: { n: 5, hash }, skip: 0 },
	})
	test.each([
		[
			"after a held hash: the hole begins behind the head of its chain",
			{ after: { n: 4, hash: "a4" }, n: 9, hash: "a9" },
			extended("r", "a5"),
		],
		[
			"after a hash of a branch: behind the head of the branch",
			{ after: { n: 4, hash: "b4" }, n: 9, hash: "b9" },
			extended("b4", "b5"),
		],
		[
			"after the root: behind the head of the first chain",
			{ after: { n: 0, hash: "r" }, n: 9, hash: "a9" },
			extended("r", "a5"),
		],
		[
			"whose hash is held: nothing",
			{ after: { n: 2, hash: "a2" }, n: 4, hash: "a4" },
			{ kind: "nothing", because: "held" },
		],
		[
			"to a number that has another hash: a chain of its own",
			{ after: { n: 2, hash: "a2" }, n: 4, hash: "z4" },
			{ kind: "open", chain: "z4", parent: undefined, skip: 0 },
		],
		[
			"after a hash that nobody holds: nothing",
			{ after: { n: 2, hash: "x2" }, n: 9, hash: "x9" },
			{ kind: "nothing", because: "prev-not-held" },
		],
		[
			"after none: nothing",
			{ after: null, n: 9, hash: "z9" },
			{ kind: "nothing", because: "prev-not-held" },
		],
	])("%s", (_, anchor, append) => {
		expect(judgeCarriedAnchor(anchor, log)).toEqual(append)
	})

	test("of a log whose first months were dropped: the root still names its first chain", () => {
		const cut: LogView = { ...log, holder: () => undefined, firstHas: (n) => n === 5 }
		const root = { n: 0, hash: "r" }
		expect(judgeCarriedAnchor({ after: root, n: 9, hash: "a9" }, cut)).toEqual(extended("r", "a5"))
		// A number that was dropped proves no fork.
		expect(judgeCarriedAnchor({ after: root, n: 3, hash: "a3" }, cut)).toEqual({
			...{ kind: "nothing", because: "prev-not-held" },
		})
	})
})

describe("what the head says", () => {
	test.each([
		[
			"the chain that holds the highest shown",
			[
				{ n: 4, hash: "a4" },
				{ n: 5, hash: "a5" },
			],
			{ head: { n: 5, hash: "a5" }, meets: 5, second: false },
		],
		[
			"in any order",
			[
				{ n: 2, hash: "a2" },
				{ n: 5, hash: "b5" },
				{ n: 1, hash: "a1" },
			],
			{ head: { n: 5, hash: "b5" }, meets: 5, second: true },
		],
		[
			"the root is met at 0",
			[
				{ n: 7, hash: "x7" },
				{ n: 0, hash: "r" },
			],
			{ head: { n: 5, hash: "a5" }, meets: 0, second: false },
		],
		[
			"none: the first chain, -1",
			[{ n: 7, hash: "x7" }],
			{ head: { n: 5, hash: "a5" }, meets: -1, second: false },
		],
	])("%s", (_, shown, standing) => {
		expect(standingOf(shown, log)).toMatchObject(standing)
	})

	test("nothing before the journal is admitted", () => {
		expect(
			standingOf([], { chains: [], holder: () => undefined, firstHas: () => false }),
		).toBeUndefined()
	})
})

describe("a hello proves a fork", () => {
	test.each([
		["everything it shows is held", [{ n: 5, hash: "a5" }], false],
		["its branch is held", [{ n: 5, hash: "b5" }], false],
		["it has more than the office", [{ n: 6, hash: "x6" }], false],
		[
			"another hash at a number the first chain has",
			[
				{ n: 6, hash: "x6" },
				{ n: 5, hash: "x5" },
			],
			true,
		],
	])("%s: %s", (_, shown, isFork) => {
		expect(provesFork(shown, log)).toBe(isFork)
	})
})

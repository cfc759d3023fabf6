import { describe, expect, test } from "vitest"
import type { OwnJournal } from "./locator.ts"
import { judgeHead } from "./position.ts"

/** A journal of ten records of which 4 to 10 are kept; record n has the hash "own n". */
const own: OwnJournal = {
	last: { n: 10, hash: "own 10" },
	oldest: 4,
	hashAt: (n) => (n >= 3 && n <= 10 ? `own ${n}` : undefined),
}
const head = (n: number, hash: string, meets = n, second = false) => ({ n, hash, meets, second })

describe("the head's hash against the kiosk's own", () => {
	test.each([
		["equal: on from n + 1", head(7, "own 7"), { kind: "send", after: 7 }, false],
		["equal at the last: drained", head(10, "own 10"), { kind: "drained" }, false],
		["equal decides, whatever was met", head(7, "own 7", 5), { kind: "send", after: 7 }, false],
		["at oldest - 1 it can still be compared", head(3, "own 3"), { kind: "send", after: 3 }, false],
		[
			"below it: name the hole",
			head(2, "own 2"),
			{ kind: "anchor", after: { n: 2, hash: "own 2" } },
			false,
		],
		[
			"another hash: forked, on from meets + 1",
			head(8, "theirs", 6),
			{ kind: "send", after: 6 },
			true,
		],
		["forked at oldest - 1", head(8, "theirs", 3), { kind: "send", after: 3 }, true],
		[
			"forked below what is kept: a chain of its own",
			head(8, "theirs", 2),
			{ kind: "anchor", after: null },
			true,
		],
		["nothing met at all", head(8, "theirs", -1), { kind: "anchor", after: null }, true],
		["a head above the last: left behind", head(12, "own 12", 10), { kind: "drained" }, true],
		["above, and forked besides", head(12, "theirs", 6), { kind: "send", after: 6 }, true],
		[
			"a branch goes on as it is, and closes",
			head(7, "own 7", 7, true),
			{ kind: "send", after: 7 },
			true,
		],
	])("%s", (_, told, position, mustClose) => {
		expect(judgeHead(told, own)).toEqual({ position, mustClose })
	})
})

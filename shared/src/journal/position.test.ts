import { describe, expect, test } from "vitest"
import type { OwnJournal } from "./locator.ts"
import { judgeHead } from "./position.ts"

/** Records 6 to 10 are kept; the hash before them too. */
const own: OwnJournal = {
	last: { n: 10, hash: "h10" },
	oldest: 6,
	hashAt: (n) => (n >= 5 && n <= 10 ? `h${n}` : undefined),
}
const head = (n: number, hash: string, meets: number, second = false) => ({
	...{ n, hash, meets, second },
})

describe("a head the kiosk knows", () => {
	test.each([
		["oldest - 1", 5, { kind: "send", after: 5 }],
		["the middle", 8, { kind: "send", after: 8 }],
		["last - 1", 9, { kind: "send", after: 9 }],
		["last", 10, { kind: "drained" }],
	])("%s: whatever was met, it goes on from there", (_, n, position) => {
		for (const meets of [-1, n]) {
			expect(judgeHead(head(n, `h${n}`, meets), own)).toEqual({ position, mustClose: false })
		}
	})
})

test.each([4, 1, 0])("a head at %i lies below what is kept: anchor after it", (n) => {
	expect(judgeHead(head(n, "theirs", -1), own)).toEqual({
		position: { kind: "anchor", after: { n, hash: "theirs" } },
		mustClose: false,
	})
})

describe("a head the kiosk does not know is a fork, and the journal closes", () => {
	test.each([
		["at oldest - 1", 5, -1, { kind: "anchor", after: null }],
		["in the middle, met below the oldest", 8, 4, { kind: "anchor", after: null }],
		["in the middle, met at oldest - 1", 8, 5, { kind: "send", after: 5 }],
		["in the middle, met at 7", 8, 7, { kind: "send", after: 7 }],
		["above the last, met there", 11, 10, { kind: "drained" }],
		["above the last, met nowhere", 11, -1, { kind: "anchor", after: null }],
	])("%s", (_, n, meets, position) => {
		expect(judgeHead(head(n, "theirs", meets), own)).toEqual({ position, mustClose: true })
	})
})

test("a branch closes the journal wherever it stands", () => {
	expect(judgeHead(head(8, "h8", 8, true), own).mustClose).toBe(true)
	expect(judgeHead(head(2, "theirs", -1, true), own).mustClose).toBe(true)
})

import { describe, expect, test } from "vitest"
import type { OwnJournal } from "./locator.ts"
import * as uplink from "./uplink.ts"

const own = (last: number): OwnJournal => ({
	last: { n: last, hash: `h${last}` },
	oldest: 1,
	hashAt: (n) => (n >= 0 && n <= last ? `h${n}` : undefined),
})
const ten = own(10)
const hello = { nonce: "a", journals: ["j"], atMs: 0, jitter: 0 }
const head = (n: number, changes: { nonce?: string; journal?: string; hash?: string } = {}) => ({
	...{ nonce: "a", journal: "j", n, hash: `h${n}`, meets: n, second: false },
	...changes,
})
const begun = uplink.sayHello(undefined, hello)
const told = (...heads: readonly number[]) =>
	heads.reduce((state, n) => uplink.hearHead(state, head(n), ten, 0), begun)

describe("heads", () => {
	test("nothing is sent before the first", () => {
		expect(uplink.nextStep(begun, "j", ten)).toBeUndefined()
		expect(uplink.reachedNumber(begun, "j")).toBe(-1)
	})

	test("the first sets the position, up or down", () => {
		const up = told(8)
		expect(uplink.nextStep(up, "j", ten)).toEqual({ kind: "send", after: 8 })
		const again = uplink.sayHello(up, { ...hello, nonce: "b" })
		const down = uplink.hearHead(again, head(3, { nonce: "b" }), ten, 0)
		expect(uplink.nextStep(down, "j", ten)).toEqual({ kind: "send", after: 3 })
	})

	test.each([
		["a lower", [5, 3], 5],
		["an equal", [5, 5], 5],
		["a higher", [5, 6], 6],
	])("%s one later: %s stands at %i", (_, heads, after) => {
		const state = told(...heads)
		expect(uplink.nextStep(state, "j", ten)).toEqual({ kind: "send", after })
		expect(uplink.reachedNumber(state, "j")).toBe(after)
	})

	test("one heard again changes nothing: it does not put off the next hello", () => {
		expect(uplink.hearHead(told(5), head(5), ten, 9_000)).toEqual(told(5))
	})

	test("an older nonce's, or an unnamed journal's, changes nothing at all", () => {
		expect(uplink.hearHead(begun, head(5, { nonce: "old" }), ten, 9)).toBe(begun)
		expect(uplink.hearHead(begun, head(5, { journal: "k" }), ten, 9)).toBe(begun)
	})

	test("a late lower head that proves a fork still closes the journal", () => {
		const state = uplink.hearHead(told(5), head(4, { hash: "other" }), ten, 0)
		expect(uplink.mustCloseJournal(state, "j")).toBe(true)
		expect(uplink.nextStep(state, "j", ten)).toEqual({ kind: "send", after: 5 })
	})
})

describe("one message under way", () => {
	const sent = uplink.noteSent(told(2), { journal: "j", through: 5, atMs: 100 })

	test("holds everything else back", () => {
		expect(uplink.isBusy(sent)).toBe(true)
		expect(uplink.nextStep(sent, "j", ten)).toBeUndefined()
		expect(sent.helloDueAt).toBe(100 + uplink.firstPatienceMs)
	})

	test.each([
		[4, true, 100 + uplink.firstPatienceMs],
		[5, false, 200 + uplink.helloEveryMs],
		[6, false, 200 + uplink.helloEveryMs],
	])("through 5; a head at %i leaves it under way: %s", (n, isBusy, dueAt) => {
		const heard = uplink.hearHead(sent, head(n), ten, 200)
		expect(uplink.isBusy(heard)).toBe(isBusy)
		expect(heard.helloDueAt).toBe(dueAt)
	})

	test("a repeated head at the old position does not free it", () => {
		expect(uplink.isBusy(uplink.hearHead(sent, head(2), ten, 200))).toBe(true)
	})
})

test("the wait doubles from 10 s; with jitter it never exceeds 5 min; a covering head resets it", () => {
	let state = begun
	const waits: number[] = []
	for (let said = 0; said < 7; said++) {
		waits.push(state.helloDueAt)
		state = uplink.sayHello(state, hello)
	}
	expect(waits).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 200_000, 200_000])
	expect(uplink.sayHello(state, { ...hello, jitter: 1 }).helloDueAt).toBe(300_000)
	expect(uplink.hearHead(state, head(3), ten, 0).patienceMs).toBe(10_000)
})

test("jitter adds up to half of the wait", () => {
	expect(uplink.sayHello(undefined, hello).helloDueAt).toBe(10_000)
	expect(uplink.sayHello(undefined, { ...hello, jitter: 1 }).helloDueAt).toBe(15_000)
})

test("a drained journal goes on with what was made since", () => {
	const drained = told(10)
	expect(uplink.nextStep(drained, "j", ten)).toEqual({ kind: "drained" })
	expect(uplink.nextStep(drained, "j", own(11))).toEqual({ kind: "send", after: 10 })
})

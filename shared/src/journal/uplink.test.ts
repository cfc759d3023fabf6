import { describe, expect, test } from "vitest"
import type { OwnJournal } from "./locator.ts"
import * as uplink from "./uplink.ts"

const own: OwnJournal = {
	last: { n: 200, hash: "h200" },
	oldest: 1,
	hashAt: (n) => (n >= 0 && n <= 200 ? `h${n}` : undefined),
}
const hello = (before?: uplink.Conversation, atMs = 0, jitter = 0) =>
	uplink.sayHello(before, { nonce: `nonce ${atMs}`, journals: ["j"], atMs, jitter })
const head = (nonce: string, n: number, more: object = {}) => ({
	nonce,
	journal: "j",
	n,
	hash: `h${n}`,
	meets: n,
	second: false,
	...more,
})
const stepOf = (talk: uplink.Conversation) => uplink.nextStep(talk, "j", own)

describe("heads are obeyed", () => {
	test("only with the nonce of the newest hello", () => {
		const talk = uplink.hearHead(hello(undefined, 5), head("nonce 4", 100), own, 6)
		expect(stepOf(talk)).toBeUndefined()
		expect(stepOf(uplink.hearHead(talk, head("nonce 5", 100), own, 7))).toEqual({
			kind: "send",
			after: 100,
		})
	})

	test("only for a journal the hello named", () => {
		const talk = uplink.hearHead(hello(), { ...head("nonce 0", 3), journal: "other" }, own, 1)
		expect(talk).toEqual(hello())
	})

	test("the first sets the position, up or down; later ones only raise it", () => {
		const first = uplink.hearHead(hello(), head("nonce 0", 100), own, 1)
		expect(stepOf(uplink.hearHead(first, head("nonce 0", 50), own, 2))).toEqual({
			kind: "send",
			after: 100,
		})
		expect(stepOf(uplink.hearHead(first, head("nonce 0", 150), own, 2))).toEqual({
			kind: "send",
			after: 150,
		})
		const again = hello(first, 9)
		expect(stepOf(uplink.hearHead(again, head("nonce 9", 50), own, 10))).toEqual({
			kind: "send",
			after: 50,
		})
	})

	test("one that tells of a fork closes the journal, though it raises nothing", () => {
		const first = uplink.hearHead(hello(), head("nonce 0", 100), own, 1)
		expect(uplink.mustCloseJournal(first, "j")).toBe(false)
		const forked = uplink.hearHead(first, head("nonce 0", 100, { second: true }), own, 2)
		expect(uplink.mustCloseJournal(forked, "j")).toBe(true)
	})
})

describe("one message is under way", () => {
	const told = uplink.hearHead(hello(), head("nonce 0", 100), own, 1)
	const sent = uplink.noteSent(told, { journal: "j", through: 164, atMs: 2 })

	test("nothing else goes out until a head covers it", () => {
		expect(uplink.isBusy(sent)).toBe(true)
		expect(stepOf(sent)).toBeUndefined()
		const short = uplink.hearHead(sent, head("nonce 0", 163), own, 3)
		expect(uplink.isBusy(short)).toBe(true)
		const covered = uplink.hearHead(sent, head("nonce 0", 164), own, 3)
		expect(uplink.isBusy(covered)).toBe(false)
		expect(stepOf(covered)).toEqual({ kind: "send", after: 164 })
	})

	test("records made after the last head follow it", () => {
		const drained = uplink.hearHead(hello(), head("nonce 0", 200), own, 1)
		expect(stepOf(drained)).toEqual({ kind: "drained" })
		const longer = { ...own, last: { n: 201, hash: "h201" } }
		expect(uplink.nextStep(drained, "j", longer)).toEqual({ kind: "send", after: 200 })
	})
})

describe("patience", () => {
	test("10 s after the message left the socket, doubling to 5 min, with jitter", () => {
		let talk = hello()
		const waits = [talk.helloDueAt]
		for (let round = 1; round <= 7; round++) {
			talk = hello(talk, round * 1_000_000)
			waits.push(talk.helloDueAt - round * 1_000_000)
		}
		expect(waits).toEqual([10, 10, 20, 40, 80, 160, 300, 300].map((s) => s * 1000))
		expect(hello(undefined, 0, 1).helloDueAt).toBe(15_000)
	})

	test("a covering head resets it, and the next hello is 5 minutes away", () => {
		const tired = hello(hello(hello()), 1_000)
		const covered = uplink.hearHead(tired, head("nonce 1000", 200), own, 2_000)
		expect(covered.helloDueAt).toBe(2_000 + 300_000)
		const sent = uplink.noteSent(covered, { journal: "j", through: 201, atMs: 5_000 })
		expect(sent.helloDueAt).toBe(5_000 + 10_000)
	})
})

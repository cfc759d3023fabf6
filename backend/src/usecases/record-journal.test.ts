// Ingest on real files with real keys: what is appended, what is refused, and what the head says.
import { openEnvelope, sealMessage } from "@hadir/shared/wire/signed.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { atMs, code, HandKiosk, nonceOf } from "./hand-kiosk.fixture.ts"
import { OfficeLog } from "./office-log.fixture.ts"
import type { RecordJournal } from "./record-journal.ts"

let office: OfficeLog
let ingest: RecordJournal
let kiosk: HandKiosk

beforeEach(async () => {
	office = await OfficeLog.open()
	ingest = office.worker()
	kiosk = await office.enrol()
})
afterEach(() => office.close())

const admitted = () => office.log.selectFrom("journal").select(["name", "state"]).execute()
const whys = () => office.notes.flatMap(({ why }) => (why === undefined ? [] : [why]))

describe("hello", () => {
	test("admits by paper, answers its nonce, and appends nothing", async () => {
		await ingest.hello(code, kiosk.record(2).hello())
		expect(await admitted()).toEqual([{ name: kiosk.journal, state: "active" }])
		expect(office.heard()).toEqual({
			...{ nonce: nonceOf("hello"), journal: kiosk.journal, n: 0, hash: kiosk.hashAt(0) },
			...{ meets: 0, second: false, prunable: 0, time: atMs, peopleVersion: 0 },
		})
		expect(await office.numbers()).toEqual([])
	})

	test("a paper this office has forgotten admits the kiosk as disputed", async () => {
		await office.office.deleteFrom("kiosk").execute()
		await ingest.hello(code, kiosk.hello())
		expect(await admitted()).toEqual([{ name: kiosk.journal, state: "disputed" }])
	})

	test("a revoked journal may still deliver, is told so, and is believed in nothing else", async () => {
		await ingest.hello(code, kiosk.hello())
		await office.verdicts.give({
			...{
				journal: kiosk.journal,
				verdict: "revoked",
				by: "rambu",
				at: atMs - 1,
				reason: "dicuri",
			},
		})
		await ingest.hello(code, kiosk.hello())
		expect(office.heard()).toMatchObject({ refused: "revoked" })
		await ingest.batch(code, kiosk.record(1).batch(1, 1))
		expect(await office.numbers()).toEqual([1])
		await office.hear(code, kiosk.heartbeat(1, 1000))
		expect(await office.log.selectFrom("heartbeat").selectAll().execute()).toEqual([])
		const projector = office.projector()
		projector.wake()
		await projector.settle()
		const punches = await office.office.selectFrom("punch").select("dispute").execute()
		expect(punches).toEqual([{ dispute: "revoked" }])
	})

	test.each([
		["signed by another key", (other: HandKiosk) => kiosk.hello({ signer: other }), code],
		["on another kiosk's topic", () => kiosk.hello(), "ZZZZZZ"],
		["with a paper another office signed", (other: HandKiosk) => foreignPaper(other), code],
	])("%s: nobody is admitted", async (_, message, topic) => {
		await ingest.hello(topic, message(new HandKiosk(office.keys, code)))
		expect(await admitted()).toEqual([])
		expect(office.answers).toEqual([])
		expect(whys()).toHaveLength(1)
	})

	function foreignPaper(other: HandKiosk): Buffer {
		return kiosk.hello({ paper: new HandKiosk(other.keys, code, kiosk.keys).paper })
	}
})

describe("batch", () => {
	beforeEach(async () => {
		await ingest.hello(code, kiosk.record(6).hello())
		office.answers.length = 0
	})

	test("is appended, and the head answers its nonce", async () => {
		await ingest.batch(code, kiosk.batch(1, 3))
		expect(await office.numbers()).toEqual([1, 2, 3])
		expect(office.heard()).toMatchObject({
			...{ nonce: nonceOf("1-3"), n: 3, hash: kiosk.hashAt(3), meets: 3, second: false },
			// No backup holds them, so the kiosk must keep them all.
			prunable: 0,
		})
		expect(office.appended).toBe(1)
	})

	test.each([
		["a repeat", 1, 3, [1, 2, 3]],
		["an overlap", 2, 5, [1, 2, 3, 4, 5]],
		["what follows", 4, 6, [1, 2, 3, 4, 5, 6]],
		["a part of what is held", 2, 2, [1, 2, 3]],
	])("%s after 1-3: each number stands once", async (_, from, through, numbers) => {
		await ingest.batch(code, kiosk.batch(1, 3))
		await ingest.batch(code, kiosk.batch(from, through))
		expect(await office.numbers()).toEqual(numbers)
		expect(office.heard()).toMatchObject({ n: numbers.length, hash: kiosk.hashAt(numbers.length) })
		expect(office.heard().meets).toBe(Math.max(through, from))
		expect(await office.heads()).toHaveLength(1)
	})

	test("whose prev is not held appends nothing, and the head says where to go on", async () => {
		await ingest.batch(code, kiosk.batch(1, 2))
		await ingest.batch(code, kiosk.batch(5, 6))
		expect(await office.numbers()).toEqual([1, 2])
		expect(office.heard()).toMatchObject({ nonce: nonceOf("5-6"), n: 2, meets: -1, second: false })
		expect(office.appended).toBe(1)
	})

	test("of a cloned card opens a branch, says so, and leaves the first chain", async () => {
		const clone = kiosk.copyAt(2).record(2, "BBBBBBBBBBBBBBBB")
		await ingest.batch(code, kiosk.batch(1, 4))
		await ingest.batch(code, clone.batch(3, 4))
		expect(office.heard()).toMatchObject({ n: 4, hash: clone.hashAt(4), meets: 4, second: true })
		await ingest.batch(code, kiosk.batch(5, 6))
		expect(office.heard()).toMatchObject({ n: 6, hash: kiosk.hashAt(6), second: false })
		await ingest.batch(code, clone.record(1, "BBBBBBBBBBBBBBBB").batch(5, 5))
		expect(office.heard()).toMatchObject({ n: 5, hash: clone.hashAt(5), second: true })
		expect(await office.numbers()).toEqual([1, 2, 3, 3, 4, 4, 5, 5, 6])
		expect(await office.heads()).toHaveLength(2)
	})

	test.each([
		["a key that is not the journal's", "signature", () => kiosk.batch(1, 2, stranger()), code],
		["a journal never admitted", "not-enrolled", () => stranger().record(1).batch(1, 1), code],
		["another kiosk's journal", "not-enrolled", () => kiosk.batch(1, 2), "ZZZZZZ"],
		["no envelope", "malformed", () => Buffer.from("hello"), code],
		["no header", "malformed", () => Buffer.from(`${"A".repeat(86)}\nx`), code],
	])("of %s is refused (%s) and moves no head", async (_, why, message, topic) => {
		const before = await office.heads()
		await ingest.batch(topic, message())
		expect(await office.heads()).toEqual(before)
		// Only an admitted key learns that it was refused; a stranger learns nothing.
		expect(office.answers).toHaveLength(why === "signature" ? 1 : 0)
		expect(whys()).toContain(why)
	})

	const stranger = () => new HandKiosk(office.keys, code)

	test("altered at any byte, it never moves a head", async () => {
		const before = await office.heads()
		const good = kiosk.batch(1, 2)
		for (let at = 0; at < good.length; at++) {
			const bad = Buffer.from(good)
			bad[at] = (bad[at] ?? 0) ^ 0x02
			await ingest.batch(code, bad)
		}
		expect(await office.heads()).toEqual(before)
		expect(await office.numbers()).toEqual([])
		await ingest.batch(code, good)
		expect(await office.numbers()).toEqual([1, 2])
	})

	test("cut short at any byte, it never moves a head", async () => {
		const good = kiosk.batch(1, 2)
		for (let length = 0; length < good.length; length += 7) {
			await ingest.batch(code, good.subarray(0, length))
		}
		expect(await office.numbers()).toEqual([])
	})

	test("signed but not verifiable is quarantined, five at most, and told", async () => {
		for (let n = 0; n < 8; n++) await ingest.batch(code, signedButWrong(n))
		expect(office.heard()).toMatchObject({ refused: "unverifiable", n: 0, meets: 0 })
		expect(await office.numbers()).toEqual([])
		const kept = await office.log.selectFrom("quarantine").select("why").execute()
		expect(kept).toEqual(Array.from({ length: 5 }, () => ({ why: "unverifiable" })))
	})

	function signedButWrong(n: number): Buffer {
		const envelope = openEnvelope(kiosk.batch(1, 2))
		if (!envelope.ok) throw new Error(envelope.fault.message)
		const body = Buffer.concat([envelope.value.body, Buffer.from(String(n))])
		return sealMessage("batch", body, kiosk.keys.privateKey)
	}
})

test("a head is told only after the commit it speaks of", async () => {
	const committed = Promise.withResolvers<void>()
	const slow = office.worker(office.log, (log) => ({
		appendBatch: async (...args) => {
			await committed.promise
			return log.appendBatch(...args)
		},
	}))
	await ingest.hello(code, kiosk.record(2).hello())
	office.answers.length = 0
	const done = slow.batch(code, kiosk.batch(1, 2))
	await new Promise((resolve) => setTimeout(resolve, 50))
	expect(office.answers).toEqual([])
	committed.resolve()
	await done
	expect(office.heard()).toMatchObject({ n: 2 })
})

describe("anchor", () => {
	beforeEach(async () => {
		await ingest.hello(code, kiosk.record(9).hello())
		await ingest.batch(code, kiosk.batch(1, 2))
	})

	test("names a hole after the head it was told, and records follow it", async () => {
		await ingest.anchor(code, kiosk.anchor({ n: 2, hash: kiosk.hashAt(2) }, 6))
		expect(await office.log.selectFrom("hole").select(["from_n", "through_n"]).execute()).toEqual([
			{ from_n: 3, through_n: 6 },
		])
		expect(office.heard()).toMatchObject({ nonce: nonceOf("anchor"), n: 6, meets: 6 })
		await ingest.batch(code, kiosk.batch(7, 9))
		expect(await office.numbers()).toEqual([1, 2, 7, 8, 9])
		await ingest.anchor(code, kiosk.anchor({ n: 2, hash: kiosk.hashAt(2) }, 6))
		expect(office.heard()).toMatchObject({ n: 9, meets: 6 })
	})

	test("after a head that has moved changes nothing", async () => {
		await ingest.batch(code, kiosk.batch(3, 3))
		await ingest.anchor(code, kiosk.anchor({ n: 2, hash: kiosk.hashAt(2) }, 6))
		expect(await office.log.selectFrom("hole").selectAll().execute()).toEqual([])
		expect(office.heard()).toMatchObject({ n: 3, meets: 2 })
	})

	test("after none opens a chain of its own", async () => {
		await ingest.anchor(code, kiosk.anchor(null, 6))
		expect(office.heard()).toMatchObject({ n: 6, hash: kiosk.hashAt(6), second: true })
		await ingest.batch(code, kiosk.batch(7, 8))
		expect(office.heard()).toMatchObject({ n: 8, second: true })
	})

	test("of another kiosk's journal, or wrongly signed, changes nothing", async () => {
		const before = await office.heads()
		const good = kiosk.anchor({ n: 2, hash: kiosk.hashAt(2) }, 6)
		await ingest.anchor("ZZZZZZ", good)
		await ingest.anchor(code, Buffer.concat([Buffer.from("B".repeat(86)), good.subarray(86)]))
		expect(await office.heads()).toEqual(before)
		expect(whys()).toEqual(["not-enrolled", "signature"])
	})
})

describe("heartbeat", () => {
	const beats = () => office.log.selectFrom("heartbeat").select(["n", "time"]).execute()

	beforeEach(async () => {
		await ingest.hello(code, kiosk.record(5).hello())
		await ingest.batch(code, kiosk.batch(1, 3))
	})

	test("counts while the log holds what it names; a lower time never replaces a higher", async () => {
		await office.hear(code, kiosk.heartbeat(3, 1000))
		expect(await beats()).toEqual([{ n: 3, time: 1000 }])
		await office.hear(code, kiosk.heartbeat(2, 999))
		await office.hear(code, kiosk.heartbeat(2, 1000))
		expect(await beats()).toEqual([{ n: 3, time: 1000 }])
		await office.hear(code, kiosk.heartbeat(2, 1001))
		expect(await beats()).toEqual([{ n: 2, time: 1001 }])
	})

	test("of a clock that runs ahead claims nothing beyond the office's now", async () => {
		await office.hear(code, kiosk.heartbeat(3, atMs + 86_400_000))
		expect(await beats()).toEqual([{ n: 3, time: atMs }])
	})

	test.each([
		["a number not held", () => kiosk.heartbeat(4, 1000)],
		["a hash not held", () => kiosk.heartbeat(3, 1000, kiosk.hashAt(2))],
	])("of %s does not count", async (_, message) => {
		await office.hear(code, message())
		expect(await beats()).toEqual([])
	})

	test("of another kiosk does not count", async () => {
		await office.hear("ZZZZZZ", kiosk.heartbeat(3, 1000))
		expect(await beats()).toEqual([])
	})
})

test("two workers race on one store: each record once, no branch", async () => {
	const other = office.worker()
	await ingest.hello(code, kiosk.record(40).hello())
	for (let from = 1; from <= 37; from += 3) {
		await Promise.all([
			ingest.batch(code, kiosk.batch(from, from + 2)),
			other.batch(code, kiosk.batch(from, from + 3)),
			ingest.batch(code, kiosk.batch(from, from + 1)),
			other.batch(code, kiosk.batch(from, from + 2)),
		])
	}
	expect(await office.numbers()).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
	expect(await office.heads()).toHaveLength(1)
})

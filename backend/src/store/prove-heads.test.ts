import type { SignedHeads } from "@hadir/shared/wire/signed-heads.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { leastKeptMs } from "../usecases/drop-months.ts"
import { code, type HandKiosk } from "../usecases/hand-kiosk.fixture.ts"
import { OfficeLog } from "../usecases/office-log.fixture.ts"
import { JournalLogStore } from "./journal-log-store.ts"
import { proveHeads } from "./prove-heads.ts"

let office: OfficeLog
let kiosk: HandKiosk
let signed: SignedHeads

/** A kiosk of 20 records and its copy, which went another way after 10. */
beforeEach(async () => {
	office = await OfficeLog.open()
	kiosk = await office.enrol()
	const ingest = office.worker()
	await ingest.hello(code, kiosk.record(20).hello())
	await ingest.batch(code, kiosk.batch(1, 10))
	await ingest.batch(code, kiosk.batch(11, 20))
	const copy = kiosk.copyAt(10).record(5, "BBBBBBBBBBBBBBBB")
	await ingest.batch(code, copy.batch(11, 15))
	const chains = await office.reader.chains()
	const heads = chains.map(({ journal, chain, head }) => ({ kiosk: code, journal, chain, head }))
	signed = { date: "2026-11-24", at: office.now, heads }
	now = office.now
	expect(heads.map(({ head }) => head.n)).toEqual([20, 15])
})
afterEach(() => office.close())

let now = 0
const standings = async () =>
	(await proveHeads(office.reading, signed, now)).map(({ standing }) => standing)

test("a branch's head is held while its own records and those below the fork are", async () => {
	expect(await standings()).toMatchObject([{ state: "held" }, { state: "held" }])
	await office.log.deleteFrom("batch").where("from_n", "=", 1).execute()
	const gone = { state: "gone", why: "does not hold at 1 (records are missing)" }
	expect(await standings()).toEqual([gone, gone])
})

test("months below the fork that were dropped are told for the branch too", async () => {
	const first = { journal: kiosk.journal, chain: kiosk.hashAt(0) }
	const limits = { receivedBefore: office.now + 1, through: 10 }
	await new JournalLogStore(office.log).dropOldest(first, limits, office.now)
	const held = { state: "held", droppedThrough: 10 }
	expect(await standings()).toMatchObject([held, held])
})

test("a head of less than a year ago below what was dropped is accused; an older one left with its month", async () => {
	const first = { journal: kiosk.journal, chain: kiosk.hashAt(0) }
	const limits = { receivedBefore: office.now + 1, through: 20 }
	await new JournalLogStore(office.log).dropOldest(first, limits, office.now)
	const head = { n: 7, hash: kiosk.hashAt(7) }
	signed = { ...signed, heads: [{ ...first, kiosk: code, head }] }
	now = signed.at + leastKeptMs - 1
	expect(await standings()).toMatchObject([
		{ state: "gone", why: expect.stringMatching(/which none does so soon$/) },
	])
	now = signed.at + leastKeptMs
	expect(await standings()).toEqual([{ state: "dropped", through: 20 }])
})

test("another kiosk's head of the same number proves nothing", async () => {
	const [first, second] = signed.heads
	if (first === undefined || second === undefined) throw new Error("two heads are needed")
	const head = { n: 20, hash: second.head.hash }
	signed = { ...signed, heads: [{ ...first, head }] }
	expect(await standings()).toEqual([{ state: "gone", why: "no longer holds record 20" }])
})

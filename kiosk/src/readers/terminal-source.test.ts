// Up to when a terminal's punches are all on this kiosk's disk: never later than true, and not for ever too early.
import type { Terminal, TerminalEvents, TerminalPunch } from "@hadir/firmware-bridge/terminal.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { fail } from "@hadir/shared/result.ts"
import { beforeEach, expect, test } from "vitest"
import type { JournalFault, PulledThrough, TerminalRecords } from "../usecases/ports.ts"
import { TakeTerminalPunches } from "../usecases/take-terminal-punches.ts"
import { TerminalSource } from "./terminal-source.ts"

const serial = "CGKK204760001"
const midnight = Date.UTC(2026, 10, 22, 17)

let now: number
let refusal: JournalFault | undefined
let mark: (PulledThrough & { readonly at: number }) | undefined
let keys: Set<string>
let events: TerminalEvents
let source: TerminalSource
let logged: string[]

const records: TerminalRecords = {
	through: () => mark,
	pulledAt: () => mark?.at,
	measured: () => undefined,
	noteMeasured: () => undefined,
	isRecorded: (_, key) => keys.has(key),
	keep: (kept, pulled) => {
		if (refusal !== undefined) return refusal
		for (const { key } of kept) keys.add(key)
		if (pulled !== undefined) mark = { ...pulled.through, at: pulled.at }
		return undefined
	},
}

beforeEach(() => {
	now = midnight
	logged = []
	refusal = undefined
	mark = undefined
	keys = new Set()
	const clock = { read: () => ({ boot: 1, mono: 1, wall: now, q: 4, err: 5 }) as const }
	const nobody = { find: () => undefined, findFinger: () => undefined, fingersOf: () => [] }
	const sealing = makeKeyPair("x25519")
	const punches = new TakeTerminalPunches({
		...{
			source: "terminal-1",
			place: "tcp:a:1",
			records,
			since: 0,
			tagSecret: Buffer.alloc(32, 7),
		},
		people: { ...nobody, version: () => 0, apply: () => undefined },
		clock: { ...clock, hear: () => undefined },
		officeSealKey: sealing.publicKey,
		makeSealPair: () => makeKeyPair("x25519"),
		...{ onKept: () => undefined, onFault: () => undefined },
	})
	const gone = async () => fail("closed", "It hung up.")
	source = new TerminalSource({
		...{ source: "terminal-1", punches, records, zone: "Asia/Jakarta", since: 0 },
		events: {
			...{ onState: () => undefined, onReading: () => undefined },
			...{ onFailedRead: () => undefined, onRefusal: () => undefined },
		},
		utcNow: () => now,
		log: (event) => logged.push(event),
		warn: (event) => logged.push(event),
		make: (told): Terminal => {
			events = told
			const stop = async () => undefined
			const nothing = { facts: gone, users: gone, pull: gone, setClock: gone, clearLog: gone }
			return { start: () => undefined, stop, ...nothing }
		},
	})
})

const punch = (second: number): TerminalPunch => ({
	...{ serial, key: `punch ${second}`, userId: "7", localCode: 0, state: 0 },
	local: { year: 2026, month: 11, day: 23, hour: 7, minute: 28, second },
	verify: { raw: 1, meaning: "finger" },
})

/** The terminal says how much it holds. */
function say(held: number, doesTellRoom = true): number {
	now += 30_000
	const filling = { held, capacity: 100_000 }
	const records = doesTellRoom ? { ...filling, free: filling.capacity - held } : { held }
	const none = { operations: 0, administrators: 0, passwords: 0 }
	const counts = { ...none, users: filling, fingers: filling, records }
	const clock = { offsetMs: 0, errorMs: 500, roundTripMs: 1, atMs: now }
	events.onFacts({ serial, model: "", firmware: "", counts, clock })
	return now
}
const pulled = (count: number) =>
	events.onPulled({
		...{ punches: 1, refused: 0, isDelta: true },
		through: { count, lastKey: `punch ${count}` },
	})

test("somebody punches while the log is read: the terminal holds no more than is known", () => {
	say(1)
	events.onPulling()
	events.onPunch(punch(1), "log")
	events.onPunch(punch(2), "event")
	pulled(1)
	expect(keys.size).toBe(2)
	const saidAt = say(2)
	expect(source.pulledThrough).toBe(saidAt)
})

test("a full log says no more what it has not told", () => {
	const saidAt = say(0)
	events.onPulling()
	pulled(0)
	say(100_000)
	events.onPulling()
	pulled(100_000)
	say(100_000)
	expect(source.pulledThrough).toBe(saidAt)
})

test("one that does not tell its room may be full: nothing is claimed beyond what was pulled", () => {
	say(1, false)
	events.onPulling()
	events.onPunch(punch(1), "log")
	const saidAt = now
	pulled(1)
	say(1, false)
	expect(source.pulledThrough).toBe(saidAt)
	events.onPulling()
	pulled(1)
	expect(source.pulledThrough).toBe(now)
})

test("a flood of what is no punch floods no log, and is counted", () => {
	const bytes = Buffer.from("junk")
	for (let lot = 1; lot <= 2; lot++) {
		for (let n = 0; n < 5_000; n++)
			events.onRefused({ serial, reason: "unknown-body", bytes }, "event")
		events.onPulling()
		pulled(1)
		expect(logged.filter((event) => event === "terminal.refused")).toHaveLength(20 * lot)
	}
	expect(logged).toContain("terminal.pulled")
})

test("a slow answer about its clock counts nothing that was punched meanwhile", () => {
	say(0)
	events.onPulling()
	pulled(0)
	now += 30_000
	const countedAtMs = now
	now += 8_000
	const [filling, clock] = [{ held: 0 }, undefined]
	const records = { ...filling, free: 100_000 }
	const counts = { users: filling, fingers: filling, records, passwords: 0 }
	events.onFacts({ serial, model: "", firmware: "", counts, countedAtMs, clock })
	expect(source.pulledThrough).toBe(countedAtMs)
})

test("a punch that was heard and refused by the disk is missing until a pull has brought it", () => {
	const saidAt = say(0)
	events.onPulling()
	pulled(0)
	expect(source.pulledThrough).toBe(saidAt)
	refusal = { code: "full", message: "" }
	events.onPunch(punch(1), "event")
	say(1)
	events.onPulling()
	say(1)
	expect(source.pulledThrough, "that pull came to nothing").toBe(saidAt)
	refusal = undefined
	say(1)
	expect(source.pulledThrough).toBe(saidAt)
	const askedAt = say(1)
	events.onPulling()
	events.onPunch(punch(1), "log")
	pulled(1)
	expect([source.pulledThrough, keys.size]).toEqual([askedAt, 1])
})

test("what the disk refuses while the log is read is not taken for pulled with it", () => {
	say(0)
	events.onPulling()
	refusal = { code: "full", message: "" }
	events.onPunch(punch(1), "event")
	refusal = undefined
	pulled(0)
	say(1)
	expect(source.pulledThrough).toBe(0)
	events.onPulling()
	events.onPunch(punch(1), "log")
	pulled(1)
	expect(keys.size).toBe(1)
	expect(source.pulledThrough).toBeGreaterThan(0)
})

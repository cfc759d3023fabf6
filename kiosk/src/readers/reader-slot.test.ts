// What is written of a reader: each lasting state once, failed reads by the minute, never an identity.
import type { ReaderEvents, ReaderState } from "@hadir/firmware-bridge/reader.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import { useFakeTimers } from "sinon"
import { afterEach, beforeEach, expect, test } from "vitest"
import { ReaderSlot } from "./reader-slot.ts"

const ready: ReaderState = { kind: "ready" }
const absent: ReaderState = { kind: "absent", fault: { code: "no-port", message: "unplugged" } }
const starting: ReaderState = { kind: "starting" }

let timers: ReturnType<typeof useFakeTimers>
let written: RecordContent[]
let isDiskFull: boolean
let events: ReaderEvents
let slot: ReaderSlot
let logged: object[]

beforeEach(() => {
	timers = useFakeTimers()
	written = []
	isDiskFull = false
	logged = []
	slot = new ReaderSlot({
		...{ name: "card-1", medium: "card" },
		make: (given) => {
			events = given
			return { start: () => undefined, stop: async () => undefined }
		},
		onReading: (reading) => reading.kind === "card",
		onRefusal: () => undefined,
		readClock: () => ({ boot: 1, mono: 5, wall: 6, q: 3, err: 10 }),
		append: (content) => {
			if (!isDiskFull) written.push(content)
			return !isDiskFull
		},
		onChange: () => undefined,
		log: (event, facts) => logged.push({ event, ...facts }),
		warn: (event, facts) => logged.push({ level: "warn", event, ...facts }),
	})
	slot.start()
})
afterEach(async () => {
	await slot.stop()
	timers.restore()
})
const said = () =>
	written.map((one) => (one.k === "reader" ? [one.state, one.reason, one.failed] : [one.k]))
const become = (...states: readonly ReaderState[]) => {
	for (const state of states) events.onState(state)
}

test("each lasting state once: trying to start is none", () => {
	become(starting, ready, ready, starting, ready, absent, starting, absent, ready)
	expect(said()).toEqual([
		["ready", undefined, undefined],
		["absent", "no-port", undefined],
		["ready", undefined, undefined],
	])
})

test("what the disk refused is said with the next change, or when asked to say it again", () => {
	isDiskFull = true
	become(ready)
	isDiskFull = false
	expect(said()).toEqual([])
	become(ready)
	expect(said()).toEqual([["ready", undefined, undefined]])
	slot.recordAgain()
	expect(said(), "a journal that begins anew").toHaveLength(2)
})

test("failed reads of a minute are counted, with the state it is in", () => {
	become(ready)
	for (let read = 0; read < 3; read++) events.onFailedRead()
	timers.tick(60_000)
	timers.tick(60_000)
	expect(said()).toEqual([
		["ready", undefined, undefined],
		["ready", undefined, 3],
	])
})

test("a finger that named nobody counts as a read that came to nothing", () => {
	become(ready)
	events.onReading({ kind: "finger", slot: 7, score: 90, receivedAt: 0 })
	timers.tick(60_000)
	expect(said()).toEqual([
		["ready", undefined, undefined],
		["ready", undefined, 1],
	])
})

test("the log names it and says its sentence, once for each change", () => {
	become(starting, absent, starting, absent, starting, ready, ready)
	slot.recordAgain()
	expect(logged).toEqual([
		{ level: "warn", event: "source.absent", source: "card-1", message: "unplugged" },
		{ event: "source.ready", source: "card-1" },
	])
})

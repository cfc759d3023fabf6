// Fingers put into a sensor and taken out of it, against the emulated one.
import { afterEach, describe, expect, test } from "vitest"
import { as608, r503 } from "../../../emulators/zfm/sensor.ts"
import type { EnrolStep } from "../../finger-keeper.ts"
import { type Bench, looks, makeBench, readyBench, until } from "./driver.fixture.ts"

let bench: Bench
let steps: EnrolStep[]
afterEach(() => bench.stop())

const anna = (slot: number) => void bench.sensor.slots.set(slot, "anna")

/** A person who does as the screen says; `second` is the finger laid on again. */
let stored = 0
const onStored = () => {
	stored++
}

function enrol(slot: number, first = "maria", second = first) {
	steps = []
	return bench.reader.enrol({
		onStored,
		slot,
		onStep: (step) => {
			steps.push(step)
			if (step === "place") bench.sensor.place(first)
			if (step === "place-again") bench.sensor.place(second)
			if (step === "lift" || step === "lift-to-store") bench.sensor.lift()
		},
	})
}

describe.each([
	["AS608", as608],
	["R503", r503],
] as const)("%s", (_, flavour) => {
	test("two images of one finger go into the slot, and then it is known", async () => {
		bench = await readyBench(flavour)
		anna(3)
		const before = stored
		expect(await enrol(7)).toEqual({ ok: true, value: [3, 7] })
		expect(stored - before).toBe(1)
		expect(steps).toEqual(["place", "lift", "place-again", "lift-to-store"])
		expect([...bench.sensor.slots]).toEqual([
			[3, "anna"],
			[7, "maria"],
		])
		await looks(bench.sensor, 4)
		expect(bench.readings, "enrolling is no punch").toEqual([])
		await bench.touch("maria")
		expect(bench.readings).toEqual(["slot 7 score 120"])
	})
})

describe("refused", () => {
	test.each([
		["a slot the sensor does not have", 200, "maria", "maria", "slot-out-of-range"],
		["none that is a slot", -1, "maria", "maria", "slot-out-of-range"],
		["a slot that is taken", 3, "maria", "maria", "slot-taken"],
		["another finger the second time", 7, "maria", "yusuf", "not-the-same-finger"],
	])("%s", async (_, slot, first, second, code) => {
		bench = await readyBench(r503)
		anna(3)
		const before = stored
		expect(await enrol(slot, first, second)).toMatchObject({ ok: false, fault: { code } })
		expect(stored, "nothing to keep").toBe(before)
		expect([...bench.sensor.slots]).toEqual([[3, "anna"]])
	})

	test("a finger that is known, with its slot; the second image is not asked for", async () => {
		bench = await readyBench(r503)
		anna(199)
		expect(await enrol(7, "anna")).toMatchObject({
			ok: false,
			fault: { code: "known-finger", slot: 199, message: expect.stringContaining("slot 199") },
		})
		expect(steps).toEqual(["place"])
		await looks(bench.sensor, 6)
		expect(bench.readings, "still lying there, it is no punch").toEqual([])
	})

	test("an unclear image is asked for again, and said once", async () => {
		bench = await readyBench(r503)
		bench.sensor.mischief.messy = 3
		expect((await enrol(7)).ok).toBe(true)
		expect(steps.slice(0, 3)).toEqual(["place", "unclear", "lift"])
	})

	test("a memory that cannot be written", async () => {
		bench = await readyBench(r503)
		bench.sensor.mischief.storeAnswer = 0x18
		expect(await enrol(7)).toMatchObject({ ok: false, fault: { code: "flash" } })
	})
})

describe("broken off", () => {
	test("called off while it waits: nothing is kept, and fingers are read again", async () => {
		bench = await readyBench(r503)
		anna(3)
		const stop = new AbortController()
		const enrolling = bench.reader.enrol({
			onStored,
			slot: 7,
			signal: stop.signal,
			onStep: (step) => {
				if (step === "place") bench.sensor.place("maria")
				if (step === "lift") stop.abort()
			},
		})
		expect(await enrolling).toMatchObject({ ok: false, fault: { code: "cancelled" } })
		bench.sensor.lift()
		await looks(bench.sensor, 4)
		expect([...bench.sensor.slots.keys()]).toEqual([3])
		await bench.touch("anna")
		expect(bench.readings).toEqual(["slot 3 score 120"])
	})

	test("nobody comes: over after 30 s, with what it waited for", async () => {
		bench = await readyBench(r503)
		const onStep = () => void setTimeout(() => bench.passMs(30_001), 100)
		const enrolling = bench.reader.enrol({ slot: 7, onStep, onStored })
		expect(await enrolling).toMatchObject({
			ok: false,
			fault: { code: "too-slow", message: expect.stringContaining("30 s for a finger") },
		})
	})

	test("the line hangs up in between: told, and not for ever waited for", async () => {
		bench = await readyBench(r503)
		const enrolling = bench.reader.enrol({ slot: 7, onStored, onStep: () => bench.line.hangUp() })
		expect(await enrolling).toMatchObject({ ok: false, fault: { code: "closed" } })
		expect(await bench.reader.count()).toMatchObject({ ok: false, fault: { code: "not-ready" } })
	})

	test("a sensor that falls silent in between is given up, and taken anew", async () => {
		bench = await readyBench(r503)
		const enrolling = bench.reader.enrol({
			onStored,
			slot: 7,
			onStep: () => {
				bench.sensor.mischief.silent = true
			},
		})
		expect(await enrolling).toMatchObject({ ok: false, fault: { code: "no-reply" } })
		bench.sensor.mischief.silent = false
		await until(() =>
			expect(bench.states.slice(2)).toEqual(["faulty no-reply", "starting", "ready"]),
		)
	})

	test("a sensor that is not there takes no order", async () => {
		bench = await makeBench(r503)
		expect(await bench.reader.slots()).toMatchObject({ ok: false, fault: { code: "not-ready" } })
		await until(() => expect(bench.states.at(-1)).toBe("ready"))
	})
})

test("a slot is emptied; index and count say so", async () => {
	bench = await readyBench(r503)
	for (const slot of [0, 8, 199]) anna(slot)
	expect(await bench.reader.slots()).toEqual({ ok: true, value: [0, 8, 199] })
	expect(await bench.reader.removeSlot(8, () => undefined)).toEqual({ ok: true, value: [0, 199] })
	expect(await bench.reader.count()).toEqual({ ok: true, value: 2 })
	expect(await bench.reader.removeSlot(200, () => undefined)).toMatchObject({
		fault: { code: "slot-out-of-range" },
	})
	bench.sensor.mischief.miscount = 1
	expect(await bench.reader.slots()).toMatchObject({ fault: { code: "index-disagrees" } })
})

test("more orders at once than a person gives are refused", async () => {
	bench = await readyBench(r503)
	const counts = await Promise.all(Array.from({ length: 5 }, () => bench.reader.count()))
	expect(counts.map((count) => count.ok)).toEqual([true, true, true, true, false])
})

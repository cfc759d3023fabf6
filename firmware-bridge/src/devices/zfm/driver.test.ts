// The driver against an emulated sensor over a real TCP stream: who is identified, and what goes wrong.
import { afterEach, describe, expect, test } from "vitest"
import { as608, r503, type ZfmSensor } from "../../../emulators/zfm/sensor.ts"
import { type Bench, looks, makeBench, readyBench, until } from "./driver.fixture.ts"

let bench: Bench
afterEach(() => bench.stop())

const withMaria = (sensor: ZfmSensor) => void sensor.slots.set(161, "maria")
const commands = { image: 0x01, features: 0x02, search: 0x04, ring: 0x35 }

describe.each([
	["AS608", as608],
	["R503", r503],
] as const)("%s", (_, flavour) => {
	test("a finger in any slot is said once while it lies there, again when it was lifted", async () => {
		bench = await readyBench(flavour, withMaria)
		await bench.touch("maria", 300)
		expect(bench.readings).toEqual(["slot 161 score 120"])
		await bench.touch("maria")
		expect(bench.readings).toHaveLength(2)
		expect([bench.failedReads, bench.refusals]).toEqual([0, []])
	})

	test("nothing is said to it while it is deaf", async () => {
		bench = await readyBench(flavour)
		expect(bench.sensor.missed).toBe(0)
	})

	test("no image is taken between features and search", async () => {
		bench = await readyBench(flavour, withMaria)
		await bench.touch("maria")
		const { heard } = bench.sensor
		const at = heard.indexOf(commands.features)
		expect(heard.slice(at, at + 2)).toEqual([commands.features, commands.search])
	})
})

describe("who is not identified", () => {
	test("a finger in no slot: whatever stands beside 'not found', it is nobody", async () => {
		bench = await readyBench(r503, (sensor) => {
			withMaria(sensor)
			sensor.mischief.garbage = "00a10078"
		})
		await bench.touch("stranger")
		expect([bench.readings, bench.failedReads, bench.refusals]).toEqual([[], 1, ["finger-unread"]])
	})

	test("at the third within 20 s the person is sent to the card; a match begins the count anew", async () => {
		bench = await readyBench(r503, withMaria)
		for (const finger of ["one", "two", "maria", "one", "two", "three", "four"]) {
			await bench.touch(finger)
		}
		expect(bench.refusals).toEqual([
			...["finger-unread", "finger-unread", "finger-unread", "finger-unread"],
			...["finger-use-card", "finger-unread"],
		])
		expect(bench.readings).toHaveLength(1)
	})

	test("a finger that is landing may be unclear; one that stays unclear is told once", async () => {
		bench = await readyBench(r503, withMaria)
		bench.sensor.mischief.messy = 2
		await bench.touch("maria")
		expect(bench.readings).toHaveLength(1)
		bench.sensor.mischief.messy = 100
		await bench.touch("maria", 300)
		expect([bench.readings.length, bench.refusals]).toEqual([1, ["finger-unread"]])
	})

	test("a finger that lay there before the sensor was ready must be lifted first", async () => {
		bench = await makeBench(r503, (sensor) => {
			withMaria(sensor)
			sensor.place("maria")
		})
		await until(() => expect(bench.states.at(-1)).toBe("ready"))
		await looks(bench.sensor, 6)
		expect(bench.readings).toEqual([])
	})
})

describe("sensors and lines that misbehave", () => {
	test.each([
		["an answer 01 before each real one", { extraAck: true }],
		["packets of waking that answer nothing", { wakePackets: true }],
	])("%s", async (_, mischief) => {
		bench = await readyBench(r503, (sensor) => {
			withMaria(sensor)
			Object.assign(sensor.mischief, mischief)
		})
		await bench.touch("maria")
		expect([bench.readings, bench.failedReads]).toEqual([["slot 161 score 120"], 0])
	})

	test("noise before each answer is counted and hides none", async () => {
		bench = await readyBench(r503, (sensor) => {
			withMaria(sensor)
			sensor.mischief.noise = "ef12aa"
		})
		await bench.touch("maria")
		expect(bench.readings).toHaveLength(1)
		expect(bench.failedReads).toBeGreaterThan(0)
	})

	test("a wrong sum is no answer: the line is given up and taken anew", async () => {
		bench = await readyBench(r503, withMaria)
		bench.sensor.mischief.wrongSums = 1
		await until(() =>
			expect(bench.states.slice(2)).toEqual(["faulty no-reply", "starting", "ready"]),
		)
		await looks(bench.sensor, 4)
		await bench.touch("maria")
		expect(bench.readings).toHaveLength(1)
	})

	test("one that is deaf for longer than its manual says is asked once more", async () => {
		bench = await readyBench({ ...r503, deafMs: 900 }, withMaria)
		expect(bench.states).toEqual(["starting", "ready"])
	})

	test("one that says nothing is faulty, with what to look at", async () => {
		bench = await makeBench(as608, (sensor) => {
			sensor.mischief.silent = true
		})
		await until(() => expect(bench.states).toEqual(["starting", "faulty no-reply"]))
		expect(bench.sentences[0]).toMatch(/command 13 .*power, wires and its speed/)
	})

	test("hung up, it is absent, and found again", async () => {
		bench = await readyBench(r503, withMaria)
		bench.line.hangUp()
		await until(() => expect(bench.states).toContain("absent closed"))
		await until(() => expect(bench.states.at(-1)).toBe("ready"))
		await looks(bench.sensor, 4)
		await bench.touch("maria")
		expect(bench.readings).toHaveLength(1)
	})

	test("no ring is no fault, and nobody asks for it again", async () => {
		bench = await readyBench(as608)
		await bench.touch("stranger")
		expect(bench.sensor.heard.filter((code) => code === commands.ring)).toHaveLength(1)
		expect(bench.states).toEqual(["starting", "ready"])
	})

	test("an index and a count that disagree: no finger of it is trusted", async () => {
		bench = await makeBench(r503, (sensor) => {
			withMaria(sensor)
			sensor.mischief.miscount = 1
		})
		await until(() => expect(bench.states).toEqual(["starting", "faulty index-disagrees"]))
		expect(bench.sentences[0]).toMatch(/counts 0 fingers and lists 1/)
	})
})

describe("the password", () => {
	const locked = (sensor: ZfmSensor) => {
		withMaria(sensor)
		sensor.password = 0x01020304
	}

	test("the right one is told before anything else", async () => {
		bench = await readyBench(r503, locked, 0x01020304)
		await bench.touch("maria")
		expect(bench.readings).toHaveLength(1)
	})

	test("another one: faulty, with what to do", async () => {
		bench = await makeBench(r503, locked)
		await until(() => expect(bench.states).toEqual(["starting", "faulty wrong-password"]))
		expect(bench.sentences[0]).toMatch(/has another password.*zfm:password=/)
	})

	test("a sensor that asks for it in between is told once more, and goes on", async () => {
		bench = await readyBench(r503, locked, 0x01020304)
		bench.sensor.isLocked = true
		await bench.touch("maria")
		expect(bench.readings).toHaveLength(1)
		expect(bench.states).toEqual(["starting", "ready"])
	})

	test("one that was given another password meanwhile is faulty", async () => {
		bench = await readyBench(r503, locked, 0x01020304)
		Object.assign(bench.sensor, { password: 5, isLocked: true })
		await until(() => expect(bench.states.at(2)).toBe("faulty wrong-password"))
	})
})

describe("whose sensor it is", () => {
	test("slots other than those enrolled here: faulty, fingers refused; the right ones make it ready", async () => {
		bench = await makeBench(r503, withMaria)
		bench.expected = [3]
		await until(() => expect(bench.states).toEqual(["starting", "faulty index-mismatch"]))
		expect(bench.sentences[0]).toMatch(
			/lacks slots 3 that were enrolled here and holds slots 161 that were not/,
		)
		await looks(bench.sensor, 4)
		await bench.touch("maria")
		expect([bench.readings, bench.refusals]).toEqual([[], ["finger-wrong-sensor"]])
		bench.expected = [161]
		await until(() => expect(bench.states.at(-1)).toBe("ready"))
		await bench.touch("maria")
		expect(bench.readings).toHaveLength(1)
	})
})

// Taps while everything is killed, frozen, delayed, repeated and reordered: each green once, in the end.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { seededChance } from "../chance.ts"
import { City, cardOf, end, people } from "./city.ts"
import { startRoughWire } from "./rough-wire.ts"

/** By hand: HADIR_TEST_KILLS=100 npm test -- rough-going */
const kills = Number(process.env.HADIR_TEST_KILLS ?? 8)
const seed = Number(process.env.HADIR_TEST_SEED ?? 20_261_124)
let city: City
const until = (check: () => void | Promise<void>, timeout = 60_000) =>
	vi.waitFor(check, { timeout, interval: 50 })
const settled = () =>
	until(async () => {
		const { uplink, unsent, readers } = await city.status()
		expect([uplink, unsent, readers[0]?.state]).toEqual(["connected", 0, "ready"])
	})

beforeEach(async () => {
	city = new City()
	await city.start()
	await settled()
}, 60_000)
afterEach(() => city.stop())

/** Everything the kiosk holds is at the office, each once, in order. */
async function expectAllOnce(): Promise<void> {
	await settled()
	const kept = city.kioskPunches().map(({ hash }) => hash)
	await until(() => expect(city.officePunches().map(({ record }) => record)).toEqual(kept))
	expect(await city.run(["journal", "verify", join(city.data, "journal.db")])).toMatch(/all hold/)
}

test(`${kills} random kills of kiosk and office among taps: every green is kept, each once`, async () => {
	const chance = seededChance(seed)
	let greens = 0
	const recoveries: number[] = []
	for (let kill = 0; kill < kills; kill++) {
		const before = city.panel.length
		const isKiosk = chance.next() < 0.6
		const laid = (async () => {
			for (let tap = 0; tap < 3; tap++) {
				await city.lay(cardOf(chance.between(0, people.length - 1))).catch(() => undefined)
				await new Promise((done) => setTimeout(done, chance.between(300, 500)))
			}
		})()
		await new Promise((done) => setTimeout(done, chance.between(0, 1_200)))
		await end(isKiosk ? city.kiosk : city.office, "SIGKILL")
		const diedAt = performance.now()
		await laid
		if (isKiosk) await city.startKiosk()
		else await city.startOffice()
		await settled()
		recoveries.push(performance.now() - diedAt)
		greens += city.panel.length - before
	}
	await expectAllOnce()
	expect(city.kioskPunches().length).toBeGreaterThanOrEqual(greens)
	const slowest = Math.max(...recoveries) / 1000
	console.info(
		`seed ${seed}: ${kills} kills, ${greens} greens given, ${city.officePunches().length} punches found; slowest way back to all delivered ${slowest.toFixed(1)} s`,
	)
}, 1_800_000)

test("a wire that delays, repeats and reorders what is published: each once, in order, no branch", async () => {
	await end(city.kiosk, "SIGTERM")
	const wire = await startRoughWire(city.mqttPort, seed)
	const file = join(city.kioskData, "enrolment.json")
	const enrolment = JSON.parse(readFileSync(file, "utf8"))
	enrolment.mqtt.port = wire.port
	writeFileSync(file, JSON.stringify(enrolment))
	try {
		await city.startKiosk()
		for (let tap = 0; tap < 12; tap++) {
			await city.lay(cardOf(tap % people.length))
			await new Promise((done) => setTimeout(done, 400))
		}
		await expectAllOnce()
		expect(wire.harm.repeated).toBeGreaterThan(0)
		expect(wire.harm.delayed).toBeGreaterThan(0)
		console.info(`the wire: ${JSON.stringify(wire.harm)}`)
	} finally {
		await end(city.kiosk, "SIGTERM")
		await wire.stop()
	}
}, 120_000)

test("a frozen office is given up, and heard again once it thaws", async () => {
	city.office?.kill("SIGSTOP")
	for (const person of [0, 1, 2]) {
		await city.lay(cardOf(person))
		await new Promise((done) => setTimeout(done, 400))
	}
	expect(city.kioskPunches()).toHaveLength(3)
	await new Promise((done) => setTimeout(done, 3_000))
	city.office?.kill("SIGCONT")
	await expectAllOnce()
}, 120_000)

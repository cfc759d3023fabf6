// Real processes, killed and stopped: promises 1 and 2.
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { City, cardOf, end } from "./city.ts"

let city: City
const until = (check: () => void | Promise<void>, timeout = 30_000) =>
	vi.waitFor(check, { timeout, interval: 25 })

beforeEach(async () => {
	city = new City()
	await city.start()
	await until(async () => {
		const { uplink, unsent, readers } = await city.status()
		expect([uplink, unsent, readers[0]?.state]).toEqual(["connected", 0, "ready"])
	})
}, 60_000)

afterEach(() => city.stop())

test("kill -9 right after green: the punch is on disk, and at the office once", async () => {
	const layed = city.lay(cardOf(0))
	await until(() => expect(city.panel).toMatchObject([{ signal: "recorded" }]))
	await end(city.kiosk, "SIGKILL")
	const [punch] = city.kioskPunches()
	expect(punch).toBeDefined()
	await layed
	await city.startKiosk()
	await until(async () =>
		expect(await city.status()).toMatchObject({ uplink: "connected", unsent: 0 }),
	)
	await until(() =>
		expect(city.officePunches()).toMatchObject([{ record: punch?.hash, employee: "p1" }]),
	)
})

test("the kiosk is killed while the office is away: what it kept arrives when both are back", async () => {
	await end(city.office, "SIGTERM")
	await until(async () => expect((await city.status()).uplink).toBe("offline"))
	for (const person of [1, 3]) await city.lay(cardOf(person))
	await until(() => expect(city.panel).toHaveLength(2))
	await end(city.kiosk, "SIGKILL")
	const kept = city.kioskPunches()
	expect(kept).toHaveLength(2)
	await city.startKiosk()
	await city.startOffice()
	await until(
		() =>
			expect(city.officePunches().map(({ record }) => record)).toEqual(
				kept.map(({ hash }) => hash),
			),
		60_000,
	)
}, 120_000)

test("the office is away for five taps: all five arrive, in order, each once", async () => {
	await end(city.office, "SIGTERM")
	await until(async () => expect((await city.status()).uplink).toBe("offline"))
	for (const person of [2, 0, 4, 1, 3]) {
		await city.lay(cardOf(person))
		await new Promise((resolve) => setTimeout(resolve, 500))
	}
	expect(city.panel.map(({ signal }) => signal)).toEqual(Array(5).fill("offline"))
	const kept = city.kioskPunches()
	expect(kept).toHaveLength(5)
	await city.startOffice()
	await until(() => expect(city.officePunches()).toHaveLength(5), 60_000)
	const arrived = city.officePunches()
	expect(arrived.map(({ record }) => record)).toEqual(kept.map(({ hash }) => hash))
	expect(arrived.map(({ employee }) => employee)).toEqual(["p3", "p1", "p5", "p2", "p4"])
}, 120_000)

test("the office is killed in the middle of a rush: nothing lost, nothing twice", async () => {
	const taps = (async () => {
		for (const person of [0, 1, 2, 3, 4]) {
			await city.lay(cardOf(person))
			await new Promise((resolve) => setTimeout(resolve, 450))
		}
	})()
	await until(() => expect(city.panel.length).toBeGreaterThanOrEqual(2))
	await end(city.office, "SIGKILL")
	await city.startOffice()
	await taps
	const kept = city.kioskPunches()
	expect(kept).toHaveLength(5)
	await until(
		() =>
			expect(city.officePunches().map(({ record }) => record)).toEqual(
				kept.map(({ hash }) => hash),
			),
		60_000,
	)
}, 120_000)

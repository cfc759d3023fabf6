// A kiosk's card is put back to an older image, twice: each time it goes on under a new key, and
// everything that was ever green is at the office once.
import { cpSync, rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { City, cardOf, end, query } from "./city.ts"

const city = new City()
const image = () => `${city.data}-image`
const until = (check: () => void | Promise<void>, timeout = 30_000) =>
	vi.waitFor(check, { timeout, interval: 25 })
const settled = () =>
	until(async () => {
		const { uplink, unsent, readers } = await city.status()
		expect([uplink, unsent, readers[0]?.state]).toEqual(["connected", 0, "ready"])
	})

async function tap(person: number): Promise<void> {
	const before = city.officePunches().length
	await city.lay(cardOf(person))
	await until(() => expect(city.officePunches()).toHaveLength(before + 1))
}

async function putBack(): Promise<void> {
	await end(city.kiosk, "SIGTERM")
	rmSync(city.kioskData, { recursive: true })
	cpSync(image(), city.kioskData, { recursive: true })
	await city.startKiosk()
	await settled()
}

beforeAll(async () => {
	await city.start()
	await settled()
}, 60_000)
afterAll(async () => {
	await city.stop()
	rmSync(image(), { recursive: true, force: true })
})

test("an older image, and an older one again: new journals, every punch once", async () => {
	await tap(0)
	await end(city.kiosk, "SIGTERM")
	cpSync(city.kioskData, image(), { recursive: true })
	await city.startKiosk()
	await settled()
	await tap(1)
	await putBack()
	await tap(2)
	await tap(3)
	await putBack()
	await tap(4)
	const people = city.officePunches().map(({ employee }) => employee)
	expect([...people].sort()).toEqual(["p1", "p2", "p3", "p4", "p5"])
	const journals = query(join(city.data, "journal.db"), "SELECT name FROM journal")
	expect(journals.length).toBeGreaterThanOrEqual(3)
	expect(await city.run(["journal", "verify", join(city.data, "journal.db")])).not.toMatch(/broken/)
}, 120_000)

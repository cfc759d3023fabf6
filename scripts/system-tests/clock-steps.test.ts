// parts: faketime
// A kiosk whose clock jumps while it runs and is offline: the office finds out when each tap was made.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { z } from "zod"
import { City, cardOf, end, query, turnedBy } from "./city.ts"

const city = new City()
const clockFile = join(city.data, "clock")
const until = (check: () => void | Promise<void>, timeout = 60_000) =>
	vi.waitFor(check, { timeout, interval: 50 })
const ready = () => until(async () => expect((await city.status()).readers[0]?.state).toBe("ready"))
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

beforeAll(async () => {
	await city.start()
	await ready()
}, 60_000)
afterAll(() => city.stop())

test("taps under a clock that jumps hours and days are put where they were made, within their bounds", async () => {
	await end(city.kiosk, "SIGTERM")
	await end(city.office, "SIGTERM")
	writeFileSync(clockFile, "-3h\n")
	await city.startKiosk(turnedBy(clockFile))
	await ready()
	const tappedAt: number[] = []
	for (const [person, clock] of [
		[0, "-3h"],
		[1, "+2h"],
		[2, "-2d"],
		[3, "+0"],
	] as const) {
		writeFileSync(clockFile, `${clock}\n`)
		await pause(1_500)
		await city.lay(cardOf(person))
		tappedAt.push(Date.now())
		await until(() => expect(city.kioskPunches()).toHaveLength(tappedAt.length))
	}
	await city.startOffice()
	const punch = z.object({ at: z.number(), err: z.number(), basis: z.string(), wall: z.number() })
	const punches = () =>
		z
			.array(punch)
			.parse(
				query(join(city.data, "office.db"), "SELECT at, err, basis, wall FROM punch ORDER BY n"),
			)
	await until(() => {
		expect(punches().map(({ basis }) => basis)).toEqual(Array(4).fill("measured"))
	})
	for (const [index, { at, err }] of punches().entries()) {
		const real = tappedAt[index] ?? 0
		// The card is laid for a moment, and read within it.
		expect(Math.abs(at - real)).toBeLessThan(err + 1_500)
	}
	const worst = Math.max(...punches().map(({ at, wall }) => Math.abs(at - wall)))
	expect(worst, "the clock was wrong by hours").toBeGreaterThan(3_600_000)
	const steps = query(
		join(city.kioskData, "journal.db"),
		'SELECT n FROM record WHERE CAST(bytes AS TEXT) LIKE \'%"cause":"step"%\'',
	)
	expect(steps.length).toBeGreaterThanOrEqual(3)
}, 120_000)

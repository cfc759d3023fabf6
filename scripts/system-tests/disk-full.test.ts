// parts: root
// The whole kiosk on a disk that something else fills: green while there is room, then red, then green.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { decodeRecord } from "@hadir/shared/journal/record.ts"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { z } from "zod"
import { City, cardOf, end, query } from "./city.ts"

let city: City
const until = (check: () => void | Promise<void>, timeout = 30_000) =>
	vi.waitFor(check, { timeout, interval: 25 })

beforeEach(async () => {
	city = new City()
	mkdirSync(city.kioskData)
	execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m,mode=700", "tmpfs", city.kioskData])
	await city.start()
	await until(async () => {
		const { uplink, unsent, readers } = await city.status()
		expect([uplink, unsent, readers[0]?.state]).toEqual(["connected", 0, "ready"])
	})
}, 60_000)

afterEach(async () => {
	await end(city.kiosk, "SIGTERM")
	execFileSync("umount", [city.kioskData])
	await city.stop()
})

/** Writes until not a page is left. */
function fill(round: number): void {
	for (const size of [1 << 20, 1 << 16, 1 << 12]) {
		for (let file = 0; ; file++) {
			try {
				writeFileSync(join(city.kioskData, `other-${round}-${size}-${file}`), Buffer.alloc(size))
			} catch {
				break
			}
		}
	}
}

async function lay(person: number): Promise<string> {
	const before = city.panel.length
	await city.lay(cardOf(person))
	await until(() => expect(city.panel.length).toBeGreaterThan(before))
	return city.panel.at(-1)?.signal ?? ""
}

const boots = () =>
	z
		.array(z.object({ bytes: z.instanceof(Buffer) }))
		.parse(query(join(city.kioskData, "journal.db"), "SELECT bytes FROM record ORDER BY n"))
		.map(({ bytes }) => decodeRecord(bytes))
		.flatMap((record) => (record.ok && record.value.k === "boot" ? [record.value] : []))

test("the ballast goes first; full, the light is red; with room, green and the gap is on record", async () => {
	const greens = [await lay(0)]
	const began = Date.now()
	let round = 0
	let person = 1
	for (; round < 20; round++) {
		fill(round)
		const signal = await lay(person++ % 5)
		if (signal === "fault") break
		greens.push(signal)
	}
	expect(round, "taps went on while there was room to give").toBeGreaterThan(0)
	expect(existsSync(join(city.kioskData, "ballast"))).toBe(false)
	expect(boots()).toHaveLength(1)
	for (const name of readdirSync(city.kioskData)) {
		if (name.startsWith("other-")) rmSync(join(city.kioskData, name))
	}
	greens.push(await lay(person % 5))
	expect(greens).not.toContain("fault")
	await until(() => expect(city.officePunches()).toHaveLength(greens.length))
	const again = boots().at(-1)
	expect(boots()).toHaveLength(2)
	expect(again).toMatchObject({ lastAlive: expect.any(Number) })
	expect(again && "lastAlive" in again ? again.lastAlive : 0).toBeGreaterThanOrEqual(began)
}, 120_000)

// People as an operator names them: found by a part of a name or NIP, and told by NIP as well as by id.
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { City, people, query } from "./city.ts"

const city = new City()
const [[id, nip]] = people

beforeAll(() => city.start(), 60_000)
afterAll(() => city.stop())

test("a part of a name or NIP lists id, NIP, name and OPD", async () => {
	const line = /^p1 +198609262015051001 +Maria Goreti Ndoen, S\.KM\., M\.Kes\. +Dinas Kesehatan$/m
	for (const part of ["goreti", "19860926", "1986 0926 2015"]) {
		const said = await city.run(["person", "find", part])
		expect(said).toMatch(line)
		expect(said.trim().split("\n")).toHaveLength(1)
	}
	expect(JSON.parse(await city.run(["person", "find", "goreti", "--json"]))).toEqual([
		{ id, nip, name: people[0][2], unit: "Dinas Kesehatan" },
	])
	await expect(city.run(["person", "find", "siapa"])).rejects.toThrow(/Nobody.*five digits/)
	await expect(city.run(["person", "find", " "])).rejects.toThrow(/part of a name/)
})

test("finger, leave and forget take the NIP, however it is spaced", async () => {
	const [kiosk] = z
		.array(z.object({ code: z.string() }))
		.parse(query(join(city.data, "office.db"), "SELECT code FROM kiosk"))
	const finger = ["person", "finger", "--kiosk", kiosk?.code ?? "", "--id", nip]
	expect(await city.run(finger)).toMatch(/Slot \d+ of finger-1 is for p1/)
	const spaced = `${nip.slice(0, 8)} ${nip.slice(8, 14)} 1 001`
	const left = await city.run(["person", "leave", "--id", spaced, "--on", "2026-01-31"])
	expect(left).toMatch(/^p1 is in service until 2026-01-31/)
	expect(await city.run(["person", "forget", "--id", nip])).toMatch(/^p1 is forgotten/)
	expect(await city.run(["person", "find", "p"])).not.toMatch(nip)
})

test("somebody unknown: the sentence names the command that finds people", async () => {
	const unknown = "198609262015051999"
	const finger = ["person", "finger", "--kiosk", "BCDFGH", "--id", unknown]
	const leave = ["person", "leave", "--on", "2026-01-31", "--id", unknown]
	for (const args of [leave, ["person", "forget", "--id", unknown]]) {
		await expect(city.run(args)).rejects.toThrow(
			/There is no person with the id or NIP "198609262015051999".*hadir person find/,
		)
	}
	await expect(city.run(finger)).rejects.toThrow(/is not in service/)
})

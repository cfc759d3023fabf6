// A backup made by command is put back by command: who may, what comes back, and who is told.
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { z } from "zod"
import { City, cardOf, end, query } from "./city.ts"
import { runHadir } from "./kept-office.ts"

const backups = mkdtempSync(join(tmpdir(), "hadir-sets-"))
const city = new City({ HADIR_BACKUPS: backups })
const until = (check: () => void | Promise<void>) =>
	vi.waitFor(check, { timeout: 30_000, interval: 50 })
const made = z.object({ id: z.string() })

beforeAll(async () => {
	await city.start()
	await until(async () => expect((await city.status()).readers[0]?.state).toBe("ready"))
}, 60_000)
afterAll(async () => {
	await city.stop()
	rmSync(backups, { recursive: true, force: true })
})

async function tapAndBackUp(person: number, count: number): Promise<string> {
	await city.lay(cardOf(person))
	await until(() => expect(city.officePunches()).toHaveLength(count))
	// Sets are named by the second.
	await new Promise((done) => setTimeout(done, 1_100))
	return made.parse(JSON.parse(await city.run(["backup", "--json"]))).id
}

test("an older set needs two people; kiosks send the rest again; a person is told who it was", async () => {
	const older = await tapAndBackUp(0, 1)
	await tapAndBackUp(1, 2)
	const before = city.officePunches().map(({ record }) => record)
	const set = join(backups, older)
	await expect(city.run(["restore", set, "--yes", "Siti"])).rejects.toThrow(/Stop the office/)
	await end(city.office, "SIGTERM")
	const without = ["restore", set]
	const sameTwice = [...without, "--yes", "Siti", "--second", "siti "]
	const environment = { HADIR_DATA: city.data, HADIR_BACKUPS: backups }
	expect(await runHadir(without, environment)).toMatch(/^2 [\s\S]*--yes <name>/)
	expect(await runHadir(sameTwice, environment)).toMatch(/^2 /)
	const renamed = join(backups, "zz-older")
	cpSync(set, renamed, { recursive: true })
	for (const given of [[set], [set, "--second", "siti "], [renamed]]) {
		await expect(city.run(["restore", ...given, "--yes", "Siti"])).rejects.toThrow(
			/is newer, so a second person has to agree: --second/,
		)
	}
	const told = await city.run(["restore", set, "--yes", "Siti", "--second", "Budi"])
	expect(told).toMatch(/What this restore cannot bring back[\s\S]*What was there lies in/)
	await city.startOffice()
	await until(() => expect(city.officePunches().map(({ record }) => record)).toEqual(before))
	const alarms = () =>
		z
			.array(z.object({ subject: z.string() }))
			.parse(
				query(join(city.data, "office.db"), "SELECT subject FROM alarm WHERE kind = 'restored'"),
			)
	await until(() =>
		expect(alarms()).toEqual([
			{ subject: expect.stringContaining(`${older} oleh Siti, disetujui Budi`) },
		]),
	)
}, 120_000)

// A kiosk that never reaches its office: its records travel on a stick, and arrive once.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { HandKiosk } from "@hadir/backend/usecases/hand-kiosk.fixture.ts"
import { writeCarriedFile } from "@hadir/kiosk/cli/carried-file.ts"
import { mqttConnect } from "@hadir/kiosk/uplink/mqtt-connection.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { z } from "zod"
import { City, cardOf, end, query } from "./city.ts"

const city = new City()
const stick = mkdtempSync(join(tmpdir(), "hadir-stick-"))
const until = (check: () => void | Promise<void>) =>
	vi.waitFor(check, { timeout: 30_000, interval: 25 })
const carry = async (): Promise<string> =>
	JSON.parse(await city.run(["kiosk", "carry", stick, "--json"])).file

beforeAll(async () => {
	await city.start()
	await until(async () => {
		const { uplink, readers } = await city.status()
		expect([uplink, readers[0]?.state]).toEqual(["connected", "ready"])
	})
}, 60_000)
afterAll(async () => {
	await city.stop()
	rmSync(stick, { recursive: true, force: true })
})

test("taps made offline arrive by the stick, once, though it is taken in twice and the network comes back", async () => {
	await end(city.office, "SIGTERM")
	await until(async () => expect((await city.status()).uplink).toBe("offline"))
	for (const person of [0, 1, 2]) {
		await city.lay(cardOf(person))
		await new Promise((done) => setTimeout(done, 400))
	}
	const file = await carry()
	expect(readFileSync(file, "utf8"), "no card number, no key").not.toMatch(/04a1b2c3|PRIVATE/i)
	const kept = city.kioskPunches().map(({ hash }) => hash)
	expect(kept).toHaveLength(3)
	await end(city.kiosk, "SIGKILL")
	await city.startOffice()
	await city.run(["journal", "take-in", file])
	await until(() => expect(city.officePunches().map(({ record }) => record)).toEqual(kept))
	await city.run(["journal", "take-in", file])
	await city.startKiosk()
	await until(async () =>
		expect(await city.status()).toMatchObject({ uplink: "connected", unsent: 0 }),
	)
	expect(city.officePunches().map(({ record }) => record)).toEqual(kept)
	expect(await city.run(["journal", "verify", join(city.data, "journal.db")])).not.toMatch(/broken/)
	const both = ["journal", "verify", join(city.kioskData, "journal.db")]
	expect(await city.run([...both, "--against", join(city.data, "journal.db")])).toMatch(
		/the office holds all \d+ records that this file can show, the same/,
	)
}, 120_000)

test("a file that is cut, or of something else, is refused with what to do", async () => {
	const whole = readFileSync(await carry(), "utf8")
	const cut = join(stick, "cut.hadir")
	writeFileSync(cut, whole.slice(0, whole.length / 2))
	await expect(city.run(["journal", "take-in", cut])).rejects.toThrow(/not whole/)
	writeFileSync(cut, "hello")
	await expect(city.run(["journal", "take-in", cut])).rejects.toThrow(/not written by/)
	await expect(city.run(["kiosk", "carry", join(stick, "nowhere")])).rejects.toThrow(/is no folder/)
}, 60_000)

test("a file of another office's kiosk: one span, and where it belongs", async () => {
	const kiosk = new HandKiosk(makeKeyPair("ed25519"), "CDFGHJ").record(30)
	const messages = [1, 11, 21].map(
		(from) => ({ kind: "batch", bytes: kiosk.batch(from, from + 9) }) as const,
	)
	const file = join(stick, "other.hadir")
	writeCarriedFile(file, "CDFGHJ", messages)
	const journal = kiosk.journal.slice(0, 8)
	await expect(city.run(["journal", "take-in", file])).rejects.toThrow(
		`records 1-30 of journal ${journal}: not taken. This office does not know kiosk CDFGHJ: the file is another office's.`,
	)
}, 60_000)

test("a file whose first page is lost is set aside; carried from there, its taps arrive", async () => {
	await end(city.office, "SIGTERM")
	await until(async () => expect((await city.status()).uplink).toBe("offline"))
	for (const person of [3, 4]) {
		await city.lay(cardOf(person))
		await new Promise((done) => setTimeout(done, 400))
	}
	const kept = city.kioskPunches().map(({ hash }) => hash)
	await end(city.kiosk, "SIGKILL")
	const file = join(city.kioskData, "journal.db")
	const image = readFileSync(file)
	writeFileSync(file, image.fill(0, 0, 4_096))
	// With its log of writes SQLite would put the page back.
	const log = readFileSync(`${file}-wal`)
	writeFileSync(`${file}-wal`, log.fill(0, 0, 32))
	await city.startKiosk()
	const aside = readdirSync(city.kioskData).find((name) => /damaged-\d+$/.test(name)) ?? ""
	const from = join(city.kioskData, aside)
	const told = JSON.parse(await city.run(["kiosk", "carry", stick, "--from", from, "--json"]))
	expect(told).toMatchObject({ journals: [{ missing: [], unproven: [] }], lost: [] })
	const inWords = await city.run(["kiosk", "carry", city.data, "--from", from])
	expect(inWords).toMatch(/Journal [0-9a-f]{64}: records 1\.\.\d+\.\n +Whether anything followed/)
	expect(inWords).toMatch(/At the office:\n.*take-in/)
	const other = city.run(["kiosk", "carry", stick, "--from", "/etc/passwd"])
	await expect(other).rejects.toThrow(/holds nothing of a kiosk's journal/)
	await city.startOffice()
	await city.run(["journal", "take-in", told.file])
	const arrived = () => city.officePunches().map(({ record }) => record)
	await until(() => expect(arrived()).toEqual(kept))
	await expect(city.run(["kiosk", "carry", stick, "--from", stick])).rejects.toThrow(/is no file/)
	const unregistered = JSON.parse(await city.run(["kiosk", "carry", stick, "--json"]))
	await expect(
		city.run(["journal", "take-in", unregistered.file]),
		"a journal that began after it has no paper yet",
	).rejects.toThrow(/not taken\. The office does not know the key .* Keep the stick/)
}, 120_000)

test("a known kiosk with another secret is refused, and a person is told what to do", async () => {
	const { kiosk } = JSON.parse(readFileSync(join(city.kioskData, "enrolment.json"), "utf8"))
	const connect = mqttConnect({
		...{ host: "127.0.0.1", port: city.mqttPort, password: "guess", kiosk },
	})
	const refused = await new Promise((tell) =>
		connect({ onReady: () => tell("let in"), onMessage: () => undefined, onClosed: tell }),
	)
	expect(refused).toMatch(/Bad username or password/)
	const told = () =>
		z
			.array(z.object({ kind: z.string(), subject: z.string() }))
			.parse(query(join(city.data, "office.db"), "SELECT kind, subject FROM alarm"))
	await until(() =>
		expect(told()).toContainEqual({
			kind: "sign-in",
			subject: expect.stringContaining(`kiosk code --kiosk ${kiosk}`),
		}),
	)
})

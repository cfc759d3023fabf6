// parts: chromium
// A finger from the office's word to the first punch: real office and kiosk, an emulated sensor, the screen
// in Chromium, and a person who does as the screen says.
import { r503, ZfmSensor } from "@hadir/firmware-bridge/emulators/zfm/sensor.ts"
import { serveZfm, type ZfmLine } from "@hadir/firmware-bridge/emulators/zfm/server.ts"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { z } from "zod"
import { City, end } from "./city.ts"
import { lookOnce } from "./pictures.ts"

const city = new City()
const sensor = new ZfmSensor(r503)
let line: ZfmLine
let browser: Browser
let screen: Page
let kiosk: string

const until = (check: () => void | Promise<void>) =>
	vi.waitFor(check, { timeout: 20_000, interval: 50 })
const given = z.object({ slot: z.number(), credential: z.string() })

beforeAll(async () => {
	line = await serveZfm(sensor)
	await city.start()
	await end(city.kiosk, "SIGTERM")
	await city.startKiosk({ HADIR_KIOSK_READERS: `zfm=tcp:127.0.0.1:${line.port}` })
	await until(async () => {
		const { uplink, readers } = await city.status()
		expect([uplink, readers[0]?.state]).toEqual(["connected", "ready"])
	})
	const { kiosk: code } = await (await fetch(new URL("/status", city.screenUrl))).json()
	kiosk = code
	browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] })
	screen = await browser.newPage({ viewport: { width: 800, height: 480 } })
	await screen.goto(city.screenUrl)
}, 60_000)
afterAll(async () => {
	await browser?.close()
	await city.stop()
	await line?.stop()
})

/** Does as the screen says, until the finger is in. */
async function follow(finger: string): Promise<void> {
	const says = (words: string) => screen.getByText(words, { exact: true }).waitFor()
	await says("Tempelkan jari")
	await lookOnce(screen, "finger-place")
	sensor.place(finger)
	await says("Angkat jari")
	sensor.lift()
	await says("Tempelkan lagi jari yang sama")
	await lookOnce(screen, "finger-again")
	sensor.place(finger)
	await says("Kedua gambar cocok.")
	sensor.lift()
	await says("Jari terdaftar")
	await lookOnce(screen, "finger-enrolled")
}

test("a slot given at the office, a finger guided at the kiosk, a punch at the office", async () => {
	const slot = given.parse(
		JSON.parse(await city.run(["person", "finger", "--id", "p1", "--kiosk", kiosk, "--json"])),
	)
	expect(slot.slot).toBe(0)
	await until(async () =>
		expect(await city.run(["kiosk", "finger", "list"])).toMatch(
			/^0 {2}Maria Goreti Ndoen: not enrolled yet/,
		),
	)
	const enrolling = city.run(["kiosk", "finger", "enrol", "--slot", "0"])
	await follow("maria")
	expect(await enrolling).toMatch(
		/Place the finger[\s\S]*Maria Goreti Ndoen is enrolled in slot 0\./,
	)
	await new Promise((done) => setTimeout(done, 500))
	sensor.place("maria")
	await screen.getByText("Tercatat", { exact: true }).waitFor()
	await until(() => expect(city.officePunches()).toHaveLength(1))
	expect(await city.run(["kiosk", "finger", "list"])).toMatch(
		/^0 {2}Maria Goreti Ndoen: enrolled$/m,
	)
}, 60_000)

test("what cannot be is said before anybody lays a finger on", async () => {
	const enrol = (slot: string) => city.run(["kiosk", "finger", "enrol", "--slot", slot])
	await expect(enrol("0")).rejects.toThrow(
		/Maria Goreti Ndoen is enrolled in slot 0\. Remove it first/,
	)
	await expect(enrol("9")).rejects.toThrow(/gave slot 9 of finger-1 to nobody/)
	await expect(enrol("x")).rejects.toThrow(/A slot is a whole number/)
	await expect(city.run(["person", "finger", "--id", "nobody", "--kiosk", kiosk])).rejects.toThrow(
		/There is no person with the id or NIP/,
	)
}, 60_000)

test("a kiosk that does not run is told of, with what to do", async () => {
	await end(city.kiosk, "SIGKILL")
	await expect(city.run(["kiosk", "finger", "list"])).rejects.toThrow(/No kiosk runs on .*Start it/)
}, 30_000)

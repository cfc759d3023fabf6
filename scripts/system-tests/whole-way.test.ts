// parts: chromium, faketime
// One tap, end to end: card, panel, kiosk's file, office, day over the API, board in a browser, CSV.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { chromium } from "playwright-core"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { City, cardOf, people, startingAt } from "./city.ts"

// Monday 23 November 2026, 07:28 in Kupang.
const city = new City(startingAt("2026-11-22 23:28:00"))
const until = (check: () => void | Promise<void>, timeout = 30_000) =>
	vi.waitFor(check, { timeout, interval: 25 })
const browserFlags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
]

beforeAll(async () => {
	await city.start()
	await until(async () => {
		const { uplink, readers } = await city.status()
		expect([uplink, readers[0]?.state]).toEqual(["connected", "ready"])
	})
}, 60_000)

afterAll(() => city.stop())

test("a card laid on the reader becomes a figure with its reason", async () => {
	const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: browserFlags })
	try {
		const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
		await page.goto(city.firstAccess ?? "")
		await page.getByLabel("Nama", { exact: true }).fill("Rambu Kahi")
		await page.getByLabel("Nama pengguna").fill("rambu")
		await page.getByLabel("Kata sandi", { exact: true }).fill("sandi yang panjang sekali")
		await page.getByLabel("Ulangi kata sandi", { exact: true }).fill("sandi yang panjang sekali")
		const stream = page.waitForResponse((response) => response.url().endsWith("/api/today/events"))
		await page.getByRole("button", { name: /Simpan|Masuk|Buat/ }).click()
		const feed = page.getByRole("list", { name: "Ketukan terakhir" })
		await page.getByText("Hari ini").first().waitFor()
		// The stream begins with the board as it is: only what comes after it is news.
		await stream
		await page.waitForTimeout(1_000)

		const laid = city.lay(cardOf(0))
		await until(() => expect(city.panel).toMatchObject([{ signal: "recorded" }]))
		const [kept] = city.kioskPunches()
		expect(kept, "green means on disk").toBeDefined()
		const greenAt = performance.now()
		await feed.getByText(people[0][2]).waitFor({ timeout: 3_000 })
		const seenAfterMs = Math.round(performance.now() - greenAt)
		console.info(`from green to the board: ${seenAfterMs} ms`)
		await laid
		expect(city.officePunches()).toMatchObject([{ record: kept?.hash, employee: "p1" }])

		const month = await page.evaluate(async () => {
			const response = await fetch("/api/employees/p1/months/2026-11")
			return response.json()
		})
		const day = month.days.find(({ date }: { date: string }) => date === "2026-11-23")
		expect(day).toMatchObject({
			state: "pending",
			codes: ["B"],
			arrival: { kind: "onTime" },
			punches: [{ record: kept?.hash, place: "Lobi Utama" }],
		})
		expect(day.reasons[0]).toMatch(/^Hari masih berjalan\. Masuk 07:2\d:\d\d\.$/)

		const csv = await page.evaluate(async () => {
			const response = await fetch("/api/months/2026-11.csv?employee=p1")
			return response.text()
		})
		const line = csv.split("\r\n").find((text: string) => text.includes("2026-11-23"))
		expect(line).toMatch(/^19860926 201505 1 001;/)
		expect(line).toContain("07:2")
	} finally {
		await browser.close()
	}
}, 120_000)

test("an unknown card is kept, said so, and no number of it lies anywhere on the kiosk", async () => {
	const before = city.panel.length
	await city.lay("04facefeed0099")
	await until(() => expect(city.panel[before]).toMatchObject({ signal: "unknown" }))
	await until(() => expect(city.officePunches().at(-1)).toMatchObject({ employee: null }))
	const files = readdirSync(city.kioskData, { withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ name }) => readFileSync(join(city.kioskData, name)))
	for (const secret of ["04facefeed0099", ...people.flatMap(([, nip, , uid]) => [nip, uid])]) {
		for (const form of [
			Buffer.from(secret),
			Buffer.from(secret.toUpperCase()),
			Buffer.from(secret, "hex"),
		]) {
			expect(
				files.some((file) => file.includes(form)),
				`${secret} on the kiosk`,
			).toBe(false)
		}
	}
	// The files that were searched do hold what a kiosk may know.
	expect(files.some((file) => file.includes(Buffer.from("Maria Goreti Ndoen")))).toBe(true)
})

// parts: chromium
// The staff pages where something is not there, is refused, or has no room.
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { askOffice } from "@hadir/backend/cli/operator.ts"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { end, root } from "./city.ts"

const data = mkdtempSync(join(tmpdir(), "hadir-pages-"))
const password = "sandi yang panjang sekali"
const username = "u".repeat(64)
const name = "Raden Mas Ngabehi Wiratmaja Kusumaningrat Adiningrat Soeryodiningrat, S.H., M.Hum."
let office: ChildProcess
let browser: Browser
let page: Page
let ready: { http: { url: string }; firstAccess: string }

const readyShape = z.object({ http: z.object({ url: z.string() }), firstAccess: z.string() })
const linked = z.object({ path: z.string() })

beforeAll(async () => {
	office = spawn(process.execPath, [join(root, "scripts/hadir.ts"), "serve", "--json"], {
		env: {
			...process.env,
			...{ HADIR_DATA: data, HADIR_HTTP_PORT: "0", HADIR_MQTT_PORT: "0", HADIR_LOG: "silent" },
		},
		stdio: ["ignore", "pipe", "inherit"],
	})
	const { stdout } = office
	if (stdout === null) throw new Error("the office says nothing")
	const line: string = await new Promise((said) =>
		createInterface({ input: stdout }).once("line", said),
	)
	ready = readyShape.parse(JSON.parse(line))
	const person = {
		...{ id: "p1", nip: "198609262015051001", name: "Maria", shortName: "Maria", unit: "dinkes" },
		...{ grade: "PNS III/c", schedule: "lima-hari", employedFrom: "2015-05-01", cardFrom: 0 },
		card: { kind: "iso14443a", uid: "04a1b2c3d4e5f6" },
	}
	const units = [{ id: "dinkes", name: "Dinas Kesehatan" }]
	const city = { government: "Kota Contoh", agency: "BKPSDM", units, employees: [person] }
	expect(await askOffice(data, "/operator/city", city)).toMatchObject({ ok: true })
	browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] })
	page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
}, 60_000)

afterAll(async () => {
	await browser.close()
	await end(office, "SIGTERM")
	rmSync(data, { recursive: true })
})

const open = (path: string) => page.goto(new URL(path, ready.http.url).href)
/** A whole new page: an address that differs after # alone would not be loaded again. */
const openLink = async (link: string) => {
	await page.goto("about:blank")
	await page.goto(link)
}

test("a dead link says so, and shows no form", async () => {
	const seen: string[] = []
	page.on("request", (request) => seen.push(request.url()))
	const token = "A".repeat(43)
	await openLink(`${ready.http.url}/akses#${token}`)
	await page.getByText("Tautan ini sudah dipakai atau kedaluwarsa.").waitFor()
	expect(await page.getByLabel("Nama pengguna").count()).toBe(0)
	expect(seen.filter((url) => new URL(url).pathname.includes(token))).toEqual([])
})

test("long names keep the icon whole and stay within the menu", async () => {
	await openLink(ready.firstAccess)
	await page.getByLabel("Nama", { exact: true }).fill(name)
	await page.getByLabel("Nama pengguna").fill(username.toUpperCase())
	await page.getByLabel("Kata sandi", { exact: true }).fill(password)
	await page.getByLabel("Ulangi kata sandi", { exact: true }).fill(password)
	await page.getByRole("button", { name: "Simpan dan masuk" }).click()
	const account = page.getByRole("button", { name: /^Akun/ })
	expect((await account.locator("svg").boundingBox())?.width).toBe(18)
	await account.click()
	const menu = page.getByRole("menu")
	await menu.getByText(username).waitFor()
	expect(await menu.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true)
	await page.keyboard.press("Escape")
})

test("a page that is not there leaves the way to everything else", async () => {
	await open("/tidak/ada")
	await page.getByRole("heading", { name: "Halaman ini tidak ada" }).waitFor()
	expect(await page.getByRole("navigation", { name: "Bagian" }).isVisible()).toBe(true)
	expect(await page.getByRole("main").count()).toBe(1)
})

test("a month before the policy offers no second try, which could not help", async () => {
	await open("/pegawai/p1?bulan=2020-01")
	await page.getByText("Kebijakan yang dipakai di sini belum berlaku").waitFor()
	expect(await page.getByRole("button", { name: "Coba lagi" }).count()).toBe(0)
})

test("a month of a year without its holidays counts the days without a schedule", async () => {
	await open("/pegawai/p1?bulan=2031-01")
	const figure = page.getByLabel("Ringkasan bulan").getByText("Tanpa jadwal").locator("..")
	expect(await figure.locator("dd").textContent()).toBe("31")
})

test("a reset link asks for the user name and a password, and for no new name", async () => {
	const answer = await askOffice(data, "/operator/resets", { username })
	if (!answer.ok) throw new Error(answer.fault.message)
	await openLink(`${ready.http.url}${linked.parse(answer.value).path}`)
	await page.getByText("Kata sandi baru untuk").waitFor()
	expect(await page.getByLabel("Nama", { exact: true }).count()).toBe(0)
	await page.getByLabel("Nama pengguna").fill(username)
	await page.getByLabel("Kata sandi", { exact: true }).fill(`${password} lagi`)
	await page.getByLabel("Ulangi kata sandi", { exact: true }).fill(`${password} lagi`)
	await page.getByRole("button", { name: "Simpan dan masuk" }).click()
	await page.getByRole("heading", { name: "Hari ini" }).waitFor()
})

test("after the last try the pause is counted down, and none are left is not said", async () => {
	await page.context().clearCookies()
	await open("/masuk")
	for (const left of [4, 3, 2, 1, 0]) {
		await page.getByLabel("NIP atau nama pengguna").fill("siapa")
		await page.getByLabel("Kata sandi", { exact: true }).fill(`salah ${left}`)
		const answer = page.waitForResponse((response) => response.url().endsWith("/api/session"))
		await page.getByRole("button", { name: "Masuk", exact: true }).click()
		await answer
	}
	await page.getByText(/Dapat dicoba lagi dalam \d+ detik/).waitFor()
	expect(await page.getByText("Tersisa 0").count()).toBe(0)
})

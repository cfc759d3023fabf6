// parts: chromium, faketime
// A kiosk dies and comes back: one person proposes what the outage means, another approves, in a browser.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Browser, chromium, type Locator, type Page } from "playwright-core"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { z } from "zod"
import { City, end, turnedBy } from "./city.ts"
import { look } from "./pictures.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-clock-"))
const clock = join(folder, "clock")
const city = new City(turnedBy(clock))
let browser: Browser
const browserFlags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
/** Seconds to a Tuesday morning in Kupang: outside of the hours of work nobody waits for a machine. */
const toWorkingDay = Math.round((Date.UTC(2026, 10, 24, 2) - Date.now()) / 1000)
const signed = (seconds: number): string => `${seconds < 0 ? "" : "+"}${seconds}`
const password = "sandi yang panjang sekali"
const link = z.object({ link: z.string() })

const settled = () =>
	vi.waitFor(
		async () => {
			const { uplink, unsent, readers } = await city.status()
			expect([uplink, unsent, readers[0]?.state]).toEqual(["connected", 0, "ready"])
		},
		{ timeout: 20_000, interval: 25 },
	)

/** Comes in by a one-time link and opens the machines. */
async function signIn(username: string, address: string): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
	page.setDefaultTimeout(10_000)
	await page.goto(address)
	await page.getByLabel("Nama", { exact: true }).fill(username)
	await page.getByLabel("Nama pengguna").fill(username)
	await page.getByLabel("Kata sandi", { exact: true }).fill(password)
	await page.getByLabel("Ulangi kata sandi", { exact: true }).fill(password)
	await page.getByRole("button", { name: "Simpan dan masuk" }).click()
	await page.getByRole("link", { name: "Mesin" }).click()
	return page
}

/** The page asks every 15 s by itself; a test does not wait for that. */
const shown = (page: Page, part: Locator) =>
	vi.waitFor(
		async () => {
			await page.reload()
			await part.waitFor({ timeout: 1_000 })
		},
		{ timeout: 20_000, interval: 200 },
	)

/** What the office answers to an approval that the page's button does not offer. */
const approveAnyway = (page: Page): Promise<number> =>
	page.evaluate(async () => {
		const { csrf } = await (await fetch("/api/session")).json()
		const { proposals } = await (await fetch("/api/machines")).json()
		const path = `/api/settlements/${proposals[0].id}/approval`
		return (await fetch(path, { method: "POST", headers: { "x-hadir-csrf": csrf } })).status
	})

beforeAll(async () => {
	writeFileSync(clock, signed(toWorkingDay))
	await city.start()
	await settled()
	await end(city.kiosk, "SIGKILL")
	// Three minutes of an outage without waiting for them.
	writeFileSync(clock, signed(toWorkingDay + 180))
	await city.startKiosk()
	await settled()
	browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: browserFlags })
}, 60_000)

afterAll(async () => {
	await browser?.close()
	await city.stop()
	rmSync(folder, { recursive: true, force: true })
})

test("an outage is proposed by one person and approved by another, never by the same", async () => {
	const rambu = await signIn("rambu", city.firstAccess ?? "")
	const outage = rambu.getByRole("region", { name: "Gangguan" })
	await shown(rambu, outage.getByText("Dinas Kesehatan, Lobi Utama"))
	await outage.getByRole("button", { name: "Usulkan keputusan" }).click()
	await rambu.getByRole("radio", { name: "Tidak mengurangi siapa pun" }).check()
	await rambu.getByLabel("Alasan").fill("listrik padam")
	await rambu.getByRole("button", { name: "Kirim usulan" }).click()
	await rambu.getByRole("status").getByText("Menunggu persetujuan orang lain").waitFor()
	const own = rambu.getByRole("region", { name: "Usulan" })
	expect(await own.getByRole("button", { name: "Setujui" }).isDisabled()).toBe(true)
	expect(await approveAnyway(rambu), "nobody approves their own proposal").toBe(409)

	const invited = await city.run(["staff", "invite", "--json"])
	const yusuf = await signIn("yusuf", link.parse(JSON.parse(invited)).link)
	await yusuf.getByRole("button", { name: "Setujui usulan rambu" }).click()
	const decided = yusuf.getByRole("region", { name: "Sudah diputuskan" })
	await decided.getByText(/Diusulkan rambu .*, disetujui yusuf .*: listrik padam/).waitFor()
	expect(await yusuf.getByRole("region", { name: "Gangguan" }).count()).toBe(0)
	await yusuf.getByText("Tidak ada yang perlu Anda lakukan.").waitFor()

	await decided.getByRole("button", { name: "Tarik kembali usulan rambu" }).click()
	await decided.getByRole("button", { name: "Usulkan penarikan" }).click()
	await decided.getByText("Tulis alasannya, sedikitnya lima huruf.").waitFor()
	await decided.getByLabel("Alasan").fill("bukan listrik padam")
	await look(yusuf, "outage-withdraw")
	await decided.getByRole("button", { name: "Usulkan penarikan" }).click()
	const asked = yusuf.getByRole("region", { name: "Penarikan" })
	await asked.getByText(/Anda minta ditarik .*: bukan listrik padam/).waitFor()
	expect(await asked.getByRole("button", { name: "Setujui penarikan" }).isDisabled()).toBe(true)
	await look(yusuf, "outage-withdrawal-own")

	await shown(rambu, rambu.getByRole("button", { name: "Setujui penarikan" }))
	await look(rambu, "outage-withdrawal")
	await rambu.getByRole("button", { name: "Setujui penarikan" }).click()
	const taken = rambu.getByRole("region", { name: "Sudah diputuskan" })
	await taken
		.getByText(/Diminta ditarik oleh yusuf .*, ditarik rambu .*: bukan listrik padam/)
		.waitFor()
	await rambu.getByRole("region", { name: "Gangguan" }).waitFor()
	await look(rambu, "outage-withdrawn")
}, 60_000)

test("who is bound to one OPD sees its machines, and no button that is not theirs", async () => {
	const unit = "dinkes"
	const invited = await city.run(["staff", "invite", "--unit", unit, "--json"])
	const ester = await signIn("ester", link.parse(JSON.parse(invited)).link)
	await ester.getByRole("status").getByText("Keputusan di halaman ini diambil BKPSDM.").waitFor()
	await ester.getByRole("region", { name: "Gangguan" }).waitFor()
	const words = /Usulkan|Setujui|Tarik|Pertahankan|Sudah dilihat/
	expect(await ester.getByRole("button", { name: words }).count()).toBe(0)
	await look(ester, "outage-one-opd")
}, 60_000)

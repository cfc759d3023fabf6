// The calendar and opening balances, as the operator types them.
import { afterAll, beforeAll, expect, test } from "vitest"
import { City, people } from "./city.ts"

const city = new City()
const [[id, nip]] = people
const dewi = ["--as", "dewi"]
const day = ["--name", "Hari jadi", "--cite", "Perwali 1/2026", ...dewi]

beforeAll(() => city.start(), 60_000)
afterAll(() => city.stop())

test("a day off is shown with whom it moves, and written with --yes", async () => {
	const holiday = ["calendar", "holiday", "--from", "2026-11-18", ...day]
	const list = ["calendar", "list", "--year", "2026"]
	expect(await city.run(holiday)).toMatch(
		/(Yang berubah|Tidak ada hari)[\s\S]*Belum ada yang ditulis\. Tulis dengan menambahkan: --yes/,
	)
	expect(await city.run(list)).not.toMatch(/Hari jadi/)
	expect(await city.run([...holiday, "--yes"])).toMatch(/everyone +2026-11-18 +holiday +counts/)
	expect(await city.run(list)).toMatch(
		/^2026-11-18 +libur +Hari jadi +Perwali 1\/2026 +e[0-9a-f]{16}$/m,
	)
	expect(await city.run(list)).toMatch(/^2026-02-19\.\.2026-03-20 +musim ramadan/m)
	await expect(city.run([...holiday, "--yes"])).rejects.toThrow(/sudah mengatakannya/)
})

test("Ramadan's dates and a day's own hours; what cannot be read says how to write it", async () => {
	const season = ["calendar", "season", "--from", "2027-02-08", "--until", "2027-03-09", ...day]
	expect(await city.run([...season, "--yes"])).toMatch(
		/SKB libur nasional 2027[\s\S]*season +counts/,
	)
	await expect(city.run([...season, "--season", "panen"])).rejects.toThrow(/pakai "ramadan"/)
	const hours = ["calendar", "hours", "--date", "2026-12-23", ...day]
	await expect(city.run(hours)).rejects.toThrow(/--start, --end or both/)
	await expect(city.run([...hours, "--end", "siang"])).rejects.toThrow(/--end "siang" is no time/)
	expect(await city.run([...hours, "--end", "12:00", "--yes"])).toMatch(/specialHours +counts/)
	expect(await city.run(["calendar", "list", "--year", "2026"])).toMatch(/jam -12:00/)
})

test("days brought in from before the books count once a second person agreed", async () => {
	const brought = ["leave", "brought", "--id", nip, "--year", "2026", "--source", "rekap 2025"]
	await expect(city.run([...brought, "--days", "30", ...dewi])).rejects.toThrow(/0 to 24/)
	const said = await city.run([...brought, "--days", "5", ...dewi])
	expect(said).toMatch(/leaveBalance +waiting for bkpsdm/)
	const entry = /^e[0-9a-f]{16}/.exec(said)?.[0] ?? ""
	await city.run(["entry", "agree", entry, "--as", "sari"])
	expect(await city.run(["leave", "balance", "--id", id, "--year", "2026"])).toMatch(
		/5 terbawa[\s\S]*menurut rekap 2025/,
	)
})

// What people write beside the machines, as the operator types it: asked for, agreed to, counted, taken back.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { City, people } from "./city.ts"

const city = new City()
const [[id, nip]] = people
const rambu = ["--as", "rambu", "--role", "operator"]
const dewi = ["--as", "dewi"]

beforeAll(async () => {
	await city.start()
	// The unit's records begin with its first punch; dates before it are nobody's to correct.
	const file = join(city.data, "attlog.dat")
	writeFileSync(file, "    1\t2026-01-02 07:28:14\t0\t1\t0\t0\r\n")
	await city.run(["journal", "import", file, "--serial", "A1", "--since", "2026-01-01"])
	await city.run(["terminal", "assign", "--serial", "A1", "--user", "1", "--id", id])
}, 60_000)
afterAll(() => city.stop())

const ask = ["leave", "ask", "--id", nip, "--kind", "cutiTahunan", "--letter", "851/7/2026"]
const week = ["--from", "2026-06-08", "--until", "2026-06-12"]

test("leave is asked for, counts once another person has agreed, and is taken back with a reason", async () => {
	const waiting = await city.run([...ask, ...week, ...rambu, "--json"])
	const [entry] = z
		.object({ entries: z.array(z.object({ id: z.string() })) })
		.parse(JSON.parse(waiting)).entries
	const written = entry?.id ?? ""
	expect(written).toMatch(/^e[0-9a-f]{16}$/)
	const balance = ["leave", "balance", "--id", id, "--year", "2026"]
	expect(await city.run(balance)).toMatch(/0 diambil = 12 hari/)
	await expect(city.run(["entry", "agree", written, "--as", "rambu"])).rejects.toThrow(
		/harus disetujui orang lain/,
	)
	expect(await city.run(["entry", "agree", written, ...dewi])).toMatch(
		new RegExp(`^${written} +${id} +2026-06-08..2026-06-12 +letter +counts`),
	)
	expect(await city.run(balance)).toMatch(/5 diambil = 7 hari/)
	await expect(city.run(["entry", "withdraw", written, ...dewi])).rejects.toThrow(/alasannya/)
	await city.run(["entry", "withdraw", written, ...dewi, "--reason", "batal"])
	const list = ["entry", "list", "--from", "2026-06-10", "--until", "2026-06-10", "--id", nip]
	expect(await city.run(list)).toMatch(/withdrawn/)
})

test("what the law forbids is refused with the article; what cannot be read, with how to write it", async () => {
	const long = ["--from", "2026-06-01", "--until", "2026-07-31"]
	await expect(city.run([...ask, ...long, ...rambu])).rejects.toThrow(
		/sisa cuti tahunan.*PP 11\/2017/s,
	)
	await expect(city.run([...ask, ...week, "--hours", "pagi", ...rambu])).rejects.toThrow(
		/07:30-12:00/,
	)
	await city.run([...ask, ...week, ...rambu])
	await expect(city.run([...ask, ...week, ...rambu])).rejects.toThrow(/Surat ini sudah tercatat/)
	await expect(city.run(["entry", "agree", "etidakada", ...dewi])).rejects.toThrow(/tidak ada/)
	await expect(city.run(["entry", "list", "--from", "x", "--until", "y"])).rejects.toThrow(
		/--from "x" is no date; write it like 2026-11-30\. --until "y" is no date/,
	)
})

test("a correction waits for the superior; an outage names whom it touches; nobody lacks a roster", async () => {
	const correct = ["entry", "correct", "--id", nip, "--date", "2026-01-05", "--end", "arrival"]
	const said = await city.run([...correct, "--at", "07:25", "--reason", "lupa", ...rambu])
	expect(said).toMatch(/correction +waiting for superior/)
	const outage = ["entry", "excuse", "--of", "dinkes", "--date", "2026-01-05", "--from", "07:00"]
	expect(await city.run([...outage, "--until", "09:00", ...dewi])).toMatch(/touches/)
	const elsewhere = outage.map((word) => (word === "dinkes" ? "dinas-lain" : word))
	await expect(city.run([...elsewhere, "--until", "09:00", ...dewi])).rejects.toThrow(
		/There is no unit "dinas-lain"\. Units here: .*dinkes/,
	)
	await expect(city.run([...outage, "--until", "09:00", ...dewi, "--write"])).rejects.toThrow(
		/--reason and --letter/,
	)
	expect(await city.run(["roster", "missing", "--month", "2026-01"])).toMatch(/is rostered/)
})

test("a transfer to a unit by roster leaves days without one; a rota and a swap fill them", async () => {
	const move = ["roster", "move", "--id", nip, "--from", "2026-02-02", "--until", "2026-02-04"]
	expect(await city.run([...move, "--to", "dinkes", "--schedule", "piket", ...dewi])).toMatch(
		/spell +counts/,
	)
	const missing = ["roster", "missing", "--month", "2026-02"]
	expect(await city.run(missing)).toMatch(/: 02 03 04$/m)
	const rota = ["roster", "rota", "--id", nip, "--from", "2026-02-02", "--until", "2026-02-03"]
	await city.run([...rota, "--days", "pagi sore,malam -", ...rambu])
	expect(await city.run(missing)).toMatch(/: 04$/m)
	const swap = ["roster", "set", "--id", nip, "--on", "2026-02-04", ...rambu]
	await expect(city.run([...swap, "--shifts", "siang"])).rejects.toThrow(/"siang".*pakai "pagi"/)
	await city.run([...swap, "--shifts", "-"])
	expect(await city.run(missing)).toMatch(/is rostered/)
})

test("a punch by hand, a pardon, overtime, and the year's discipline", async () => {
	const on = ["--id", nip, "--date", "2026-03-02"]
	const punch = ["entry", "punch", ...on, "--place", "Lobi", "--reason", "mesin rusak"]
	expect(await city.run([...punch, "--at", "07:25", "--evidence", "daftar", ...rambu])).toMatch(
		/manualPunch +waiting for bkpsdm/,
	)
	const pardon = ["entry", "pardon", ...on, "--end", "departure", "--reason", "lupa"]
	expect(await city.run([...pardon, "--letter", "S/1", ...rambu])).toMatch(/excuse +waiting/)
	const overtime = ["entry", "overtime", ...on, "--from", "16:00", "--letter", "SPK 1", ...rambu]
	expect(await city.run([...overtime, "--until", "26:00"])).toMatch(/overtime +counts/)
	await expect(city.run([...overtime, "--until", "15:00"])).rejects.toThrow(/ends after it begins/)
	const list = await city.run(["discipline", "list", "--year", "2026"])
	expect(list).toMatch(/hari tanpa alasan sah|Nobody's days/)
	const told = ["discipline", "told", "--id", nip, "--reached", "2026-01-02", "--to", "Kepala"]
	const proof = ["--because", "unbroken", "--days", "10", "--how", "surat 800/1", ...rambu]
	await expect(city.run([...told, ...proof])).rejects.toThrow(
		/Tidak ada pemberitahuan seperti itu untuk .* tahun 2026/,
	)
})

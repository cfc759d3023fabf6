// A month's allowance as BKPSDM and an OPD type it: facts taken in, worked out, verified, validated, closed, proven, paid.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { signedPolicy } from "@hadir/backend/usecases/runs/pay-office.fixture.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { City, people } from "./city.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-allowance-"))
const policy = join(folder, "tpp.json")
const city = new City({ HADIR_ALLOWANCE: policy })
const [[, maria], [, yusuf]] = people
const month = ["--month", "2026-10"]
const run = [...month, "--opd", "dinkes"]
const budi = ["--as", "budi"]
const sari = ["--as", "sari"]
const oka = ["--as", "oka", "--role", "operator", "--unit", "dinkes"]

beforeAll(async () => {
	writeFileSync(policy, JSON.stringify(signedPolicy()))
	await city.start()
}, 60_000)
afterAll(async () => {
	await city.stop()
	rmSync(folder, { recursive: true })
})

const take = (kind: string, lines: readonly string[], ...more: string[]) => {
	const file = join(folder, `${kind}.csv`)
	writeFileSync(file, `${lines.join("\n")}\n`)
	return city.run(["import", kind, file, ...more])
}
const paper = ["--paper", "SK 1/2026", "--dated", "2026-01-02"]

test("posts and scores come as tables; an account is printed masked", async () => {
	const posts = [
		"NIP;Jabatan;TMT;Besaran",
		`${maria};Analis;01/01/2025;3.500.000`,
		`${yusuf};Perawat;01/01/2025;3.000.000`,
	]
	expect(await take("posts", posts)).toContain("Pratinjau posts.csv: 2 baru")
	expect(await take("posts", posts, "--apply", ...budi, ...paper)).toContain(
		"Ditulis sebagai impor",
	)
	await take("scores", ["NIP;Nilai", `${maria};90`, `${yusuf};Baik`], "--apply", ...budi, ...month)
	const accounts = ["NIP;Bank;No Rekening;Nama Pemilik", `${maria};Bank NTT;0012345678;Maria`]
	await take("accounts", accounts, "--apply", ...budi, ...month)
	const listed = await city.run([
		"pay",
		"list",
		"--from",
		"2026-10-01",
		"--until",
		"2026-10-31",
		"--id",
		maria,
	])
	expect(listed).toContain("******5678")
	expect(listed).not.toContain("0012345678")
})

test("a preview writes nothing; with --yes it is there, explained line by line", async () => {
	expect(await city.run(["run", "calculate", ...run, ...budi])).toMatch(/Bergeser .*Belum ditulis/s)
	await expect(city.run(["run", "show", ...run])).rejects.toThrow(/belum dihitung/)
	const written = await city.run(["run", "calculate", ...run, ...budi, "--yes"])
	expect(written).toMatch(
		/Belum dapat dihitung, yang lain tidak menunggu:\n.*Jabatan untuk 2026-10 belum ada/,
	)
	expect(await city.run(["run", "calculate", ...run, ...budi, "--yes"])).toMatch(
		/tidak ada yang ditulis/,
	)
	const sheet = await city.run(["run", "show", ...run, "--person", maria])
	expect(sheet).toMatch(
		/Maria Goreti Ndoen.*\nBank NTT \*{6}5678\n.*TPP jabatan Analis = Rp3\.500\.000/,
	)
	expect(sheet).toMatch(/TPP diterimakan = Rp/)
	expect(sheet).not.toContain("0012345678")
})

test("from step to step: the OPD, then the personnel office; open days and held people decided", async () => {
	await expect(city.run(["run", "verify", ...run, ...budi])).rejects.toThrow(
		/OPD memverifikasi daftarnya sendiri/,
	)
	expect(await city.run(["run", "verify", ...run, ...oka])).toMatch(/verified/)
	const dpa = ["run", "budget", "--opd", "dinkes", "--year", "2026", ...paper, ...budi]
	await city.run([...dpa, "--rupiah", "1000"])
	await expect(city.run(["run", "validate", ...run, ...budi])).rejects.toThrow(
		/Anggaran \(DPA\) Rp1\.000 kurang/,
	)
	await city.run([...dpa, "--rupiah", "9000000000"])
	expect(await city.run(["run", "validate", ...run, ...budi])).toMatch(/validated/)
	await city.run(["run", "hold", ...run, "--id", yusuf, "--reason", "LHKPN", ...budi])
	await expect(city.run(["run", "close", ...run, ...sari])).rejects.toThrow(
		/Hari yang belum diputuskan: Maria/,
	)
	const days = ["--date", "2026-10-01", "--until", "2026-10-31", "--reason", "mesin baru dipasang"]
	await city.run(["run", "day", ...run, "--id", maria, ...days, ...budi])
	const closed = await city.run(["run", "close", ...run, ...sari])
	expect(closed).toMatch(/ditutup, versi 1: 1 orang/)
	expect(await city.run(["run", "list", ...month])).toMatch(
		/dinkes +PNS +regular +closed +1 orang .*1 ditahan/,
	)
	expect(await city.run(["run", "prove"])).toMatch(/2026-10 dinkes PNS regular +versi 1 .* sama/)
	expect(await city.run(["run", "differences", "--in", "2026-11"])).toBe("Tidak ada selisih.\n")
	await city.run(["run", "release", ...run, "--id", yusuf, "--reason", "sudah lapor", ...budi])
	expect(await city.run(["run", "differences", "--in", "2026-11"])).toMatch(
		/Yusuf Adi Prasetyo.*diperhitungkan di daftar berikutnya.*Selisih Oktober 2026/,
	)
	expect(await city.run(["run", "reopen", ...run, "--reason", "salah jabatan", ...budi])).toMatch(
		/closed/,
	)
	await expect(city.run(["run", "reopen", ...run, "--agree", ...budi])).rejects.toThrow(
		/orang lain/,
	)
	await city.run(["run", "reopen", ...run, "--refuse", "--reason", "tidak perlu", ...sari])
	expect(await city.run(["run", "pay", ...run, ...sari])).toMatch(/paid/)
	await expect(city.run(["run", "reopen", ...run, "--reason", "x", ...budi])).rejects.toThrow(
		/sudah dibayar/,
	)
})

test("deadlines name the OPD that is late; what cannot be read says how to write it", async () => {
	await city.run(["run", "deadlines", "--from", "2026-01", "--calculated", "3", ...paper, ...budi])
	expect(await city.run(["run", "list", "--month", "2026-09", "--late"])).toMatch(
		/dinkes +PNS +regular +open .*terlambat calculated sejak 2026-10-03/,
	)
	await expect(city.run(["run", "list", "--month", "September"])).rejects.toThrow(
		/bulan seperti 2026-09/,
	)
})

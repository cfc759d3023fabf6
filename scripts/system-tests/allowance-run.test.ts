// A month's allowance as BKPSDM and an OPD type it: facts taken in, worked out, verified, validated, closed, proven, paid.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { signedPolicy } from "@hadir/backend/usecases/runs/pay-office.fixture.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { City, people } from "./city.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-allowance-"))
const policy = join(folder, "tpp.json")
const papers = join(folder, "naskah.json")
const city = new City({ HADIR_ALLOWANCE: policy, HADIR_PAPERS: papers })
const [[, maria], [, yusuf]] = people
const month = ["--month", "2026-10"]
const run = [...month, "--opd", "dinkes"]
const budi = ["--as", "budi"]
const sari = ["--as", "sari"]
const oka = ["--as", "oka", "--role", "operator", "--unit", "dinkes"]

beforeAll(async () => {
	writeFileSync(policy, JSON.stringify(signedPolicy()))
	const signer = {
		role: "Kepala Dinas Kesehatan",
		name: "dr. Retnowati",
		nip: "197001012000032001",
	}
	const columns = [
		{ heading: "NO_REK", field: "account" },
		{ heading: "NAMA", field: "holder" },
		{ heading: "JUMLAH", field: "payable" },
		{ heading: "KET", field: "remark" },
	]
	const settings = {
		...{ version: 1, letterhead: ["PEMERINTAH KOTA KUPANG", "BKPSDM"], place: "Kupang" },
		units: { dinkes: { letterhead: ["PEMERINTAH KOTA KUPANG", "DINAS KESEHATAN"] } },
		signers: [{ unit: "dinkes", ...signer }],
		banks: [{ id: "ntt", bank: "Bank NTT", columns }],
	}
	writeFileSync(papers, JSON.stringify(settings))
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

const exported = (name: string, ...more: string[]) =>
	city.run(["export", name, ...month, "--unit", "dinkes", ...more, ...budi])

test("its lists are papers; what is taken again says what has changed; no money moves by an open list", async () => {
	expect(await city.run(["export", "papers", ...month])).toMatch(/daftar-bank .*month, unit, bank/)
	const [csv, xlsx, pdf] = ["csv", "xlsx", "pdf"].map((end) => join(folder, `daftar.${end}`))
	expect(await exported("daftar-perhitungan", "-o", csv ?? "")).toMatch(/2 rows: .*First export/s)
	const line = readFileSync(csv ?? "", "utf8").split("\r\n")[1]
	expect(line).toMatch(
		/^1;\d{8} \d{6} \d \d{3};Maria Goreti Ndoen,[^;]*;PNS III\/c;Analis;;3500000;2100000;1400000;/,
	)
	expect(await exported("daftar-perhitungan", "-o", xlsx ?? "")).toMatch(
		/Nothing has changed since export 1/,
	)
	expect(
		readFileSync(xlsx ?? "")
			.subarray(0, 2)
			.toString(),
	).toBe("PK")
	const sums = await exported("lembar-individu", "--person", maria, "-o", pdf ?? "")
	expect(sums).toMatch(/SHA-256 of the file [0-9a-f]{64}\nSHA-256 of its content [0-9a-f]{64}/)
	expect(
		readFileSync(pdf ?? "")
			.subarray(0, 5)
			.toString(),
	).toBe("%PDF-")
	for (const name of ["daftar-nominatif", "daftar-bank"]) {
		const bank = name === "daftar-bank" ? ["--bank", "ntt"] : []
		await expect(exported(name, ...bank, "-o", csv ?? "")).rejects.toThrow(/belum ditutup/)
	}
	await expect(exported("daftar-bank", "-o", csv ?? "")).rejects.toThrow(/templat bank \(--bank\)/)
	await expect(exported("daftar-banc", "-o", csv ?? "")).rejects.toThrow(
		/Yang ada: daftar-perhitungan/,
	)
	await expect(exported("rekap-opd", "--bank", "ntt", "-o", csv ?? "")).rejects.toThrow(
		/tidak memakai bank/,
	)
	await expect(exported("rekap-opd", "-o", join(folder, "a.doc"))).rejects.toThrow(
		/ending in .xlsx/,
	)
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
	const list = join(folder, "bank.csv")
	await exported("daftar-bank", "--bank", "ntt", "-o", list)
	expect(readFileSync(list, "utf8")).toMatch(
		/NO_REK;NAMA;JUMLAH;KET\r\n0012345678;Maria;\d+;TPP Oktober 2026/,
	)
	const nominative = join(folder, "nominatif.json")
	await exported("daftar-nominatif", "-o", nominative)
	const framed = JSON.parse(readFileSync(nominative, "utf8"))
	expect(framed.letterhead.lines[1]).toBe("DINAS KESEHATAN")
	expect(framed.paper).toMatchObject({
		...{ isUnconfirmed: false, signers: [{ name: "dr. Retnowati" }] },
		notes: expect.arrayContaining([expect.stringMatching(/1 orang ditahan/)]),
	})
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

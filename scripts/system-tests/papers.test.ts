// parts: soffice, pdftotext
// What the office prints, opened by other programs: nothing is lost, nothing runs, every page says what it is.
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Column, FramedPaper, Row } from "../../backend/src/domain/papers/paper.ts"
import { csvPaper } from "../../backend/src/reports/papers/csv-paper.ts"
import { pdfPaper } from "../../backend/src/reports/papers/pdf-paper.ts"
import { xlsxPaper } from "../../backend/src/reports/papers/xlsx-paper.ts"

let folder = ""
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-papers-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

const nip = "198609262015051001"
const nipRead = "19860926 201505 1 001"
const long = "Maria Margaretha Yosefina Tnunay-Nenoliu, S.Kep., Ns., M.Kes."
const columns: readonly Column[] = [
	{ heading: "No", kind: "count", width: 4 },
	{ heading: "NIP", kind: "number", width: 22 },
	{ heading: "Nama", kind: "text", width: 30 },
	{ heading: "Rekening", kind: "account", width: 16 },
	{ heading: "Pagu TPP", kind: "rupiah", width: 12, isSummed: true },
	{ heading: "%", under: "Disiplin kerja", kind: "percent", width: 8 },
	{ heading: "Rp", under: "Disiplin kerja", kind: "rupiah", width: 12, isSummed: true },
]
const names = [
	long,
	'=HYPERLINK("http://x")',
	"@dinas",
	"-",
	"+62",
	"a\tb",
	'kata "kutip"; titik koma',
	"é ñ — …",
]
const rows: readonly Row[] = Array.from({ length: 80 }, (_, index) => ({
	key: `p${index}`,
	cells: [
		...[index + 1, nip, names[index % names.length], "00123456789012345678"],
		...[3_500_000, 1_050, index === 0 ? undefined : -140_000],
	],
}))
const framed: FramedPaper = {
	paper: {
		...{
			id: "contoh",
			title: "DAFTAR PERHITUNGAN TPP",
			about: ["Dinas Kesehatan", "September 2026"],
		},
		...{ columns, rows, notes: ["Potongan dari bagian disiplin."], isUnconfirmed: true },
		signers: [
			{ role: "Kepala Dinas", name: "dr. Retnowati, M.Kes.", nip: "197001012000032001" },
			{ role: "Bendahara", name: "Yohanis Bria", rank: "Penata / III/c" },
		],
	},
	letterhead: {
		lines: ["PEMERINTAH KOTA KUPANG", "DINAS KESEHATAN", "Jalan S. K. Lerik"],
		place: "Kupang",
	},
	date: "2026-10-01",
	checksum: "ab".repeat(32),
}

/** As LibreOffice reads a workbook and writes its values: between bars, formulas shown as what they came to. */
function throughLibreOffice(file: string): string[][] {
	const profile = `-env:UserInstallation=file://${join(folder, "profile")}`
	// 124: a bar; 76: UTF-8; every cell quoted; as shown: false, so that numbers are whole.
	const filter = "csv:Text - txt - csv (StarCalc):124,34,76,1,,0,false,false,false"
	execFileSync(
		"soffice",
		[profile, "--headless", "--convert-to", filter, "--outdir", folder, file],
		{
			stdio: "ignore",
			timeout: 120_000,
		},
	)
	const text = readFileSync(file.replace(/\.\w+$/, ".csv"), "utf8")
	return text.split("\n").map((row) => row.split("|").map(unquoted))
}
const unquoted = (cell: string): string => cell.replace(/^"|"$/g, "").replaceAll('""', '"')

describe("a workbook in LibreOffice", () => {
	test("keeps every digit of every number, every sign, and runs nothing", async () => {
		const file = join(folder, "daftar.xlsx")
		writeFileSync(file, await xlsxPaper(framed))
		const read = throughLibreOffice(file)
		const body = read.filter((cells) => cells[1] === nip)
		expect(body).toHaveLength(rows.length)
		expect(body[0]).toEqual(["1", nip, long, "00123456789012345678", "3500000", "10.5", ""])
		for (const [index, cells] of body.entries()) {
			const written = String(names[index % names.length])
			expect(cells[2]).toBe(written)
		}
		const sums = read.find(([first]) => first === "Jumlah")
		expect(sums?.slice(4)).toEqual(["280000000", "", String(-140_000 * 79)])
		const words = read.flat().join(" ")
		for (const said of [
			"PEMERINTAH KOTA KUPANG",
			"BELUM DITETAPKAN",
			"Kepala Dinas",
			"Yohanis Bria",
			"Kupang, 01-10-2026",
		]) {
			expect(words).toContain(said)
		}
		expect(words, "a formula of somebody's name would have come to an error").not.toMatch(
			/#NAME|Err:/,
		)
	})
})

describe("PDF", () => {
	test("has its heading, its page number and that nothing is confirmed on every page", async () => {
		const file = join(folder, "daftar.pdf")
		writeFileSync(file, await pdfPaper(framed))
		const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" })
		const pages = text.split("\f").slice(0, -1)
		expect(pages.length).toBeGreaterThan(2)
		for (const [index, page] of pages.entries()) {
			if (page.includes(nipRead)) expect(page).toMatch(/Disiplin kerja/)
			expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`)
			expect(page).toContain("abababababababab")
		}
		expect(pages[0]).toContain("DAFTAR PERHITUNGAN TPP")
		expect(pages[0]).toContain("BELUM DITETAPKAN")
		expect(text).toMatch(/Jumlah\s+280\.000\.000\s+-11\.060\.000/)
		expect(pages.at(-1)).toMatch(/NIP 19700101 200003 2 001/)
		expect(text.split(nipRead)).toHaveLength(rows.length + 1)
	})

	test("of nobody says so, and keeps its frame", async () => {
		const file = join(folder, "kosong.pdf")
		writeFileSync(file, await pdfPaper({ ...framed, paper: { ...framed.paper, rows: [] } }))
		const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" })
		expect(text).toContain("Tidak ada.")
		expect(text).toContain("Kepala Dinas")
		expect(text).not.toContain("Jumlah")
	})
})

test("the same content is the same file, whenever it is written", async () => {
	const made = async () => [await xlsxPaper(framed), await pdfPaper(framed), csvPaper(framed.paper)]
	const before = await made()
	await new Promise((later) => setTimeout(later, 2_100))
	expect((await made()).map((bytes, index) => bytes.equals(before[index] ?? Buffer.of()))).toEqual([
		...[true, true, true],
	])
})

test("CSV disarms what a spreadsheet would run, and leaves amounts numbers", () => {
	const lines = csvPaper(framed.paper).toString("utf8").slice(1).split("\r\n")
	expect(lines[0]).toBe(
		"No;NIP;Nama;Rekening;Pagu TPP;Disiplin kerja: %;Disiplin kerja: Rp;Status besaran",
	)
	expect(lines[2]).toBe(
		`2;19860926 201505 1 001;"'=HYPERLINK(""http://x"")";00123456789012345678;3500000;10,5;-140000;BELUM DITETAPKAN`,
	)
})

// Facts for the allowance taken in on a real office.db: counted, replaced by a later word, taken back as one.
import { afterAll, beforeAll, expect, test } from "vitest"
import { findColumns } from "../../domain/imports/columns.ts"
import type { ImportSheet, PayKind, PayRow } from "../../domain/imports/import-rows.ts"
import { payForm } from "../../domain/imports/pay-forms.ts"
import { readRows } from "../../domain/imports/read-rows.ts"
import type { SheetRow } from "../../domain/imports/sheet.ts"
import { countingFacts } from "../../domain/pay/pay-in-force.ts"
import { PayFactStore } from "../../store/pay-fact-store.ts"
import { withdrawPayFact } from "../keep-pay-facts.ts"
import { budi, ImportOffice, maria, threePeople, twoUnits, yusuf } from "./import-office.fixture.ts"

let office: ImportOffice
beforeAll(async () => {
	office = await ImportOffice.open()
	await office.run(twoUnits)
	await office.run(threePeople)
})
afterAll(() => office.close())

/** A table as a file gives it: texts but for what is given as a number. */
const table = (...rows: (string | number)[][]): SheetRow[] =>
	rows.map((cells, index) => ({
		row: index + 1,
		cells: cells.map((cell) => ({
			...{ text: String(cell), kind: typeof cell === "number" ? "number" : "text" },
		})),
	}))
function readAs(kind: PayKind, rows: SheetRow[]) {
	const form = payForm(kind, "2026-09")
	const columns = findColumns(rows, form.fields, new Map())
	if (!columns.ok) throw new Error(columns.fault.message)
	return readRows<Omit<PayRow, "row">>(rows, columns.value, form)
}
const sheet = (kind: PayKind, rows: SheetRow[]): ImportSheet => {
	const { rows: read, refused } = readAs(kind, rows)
	expect(refused).toEqual([])
	return { kind, rows: read }
}
const book = () => new PayFactStore(office.office.office)
const everything = async () =>
	book().touching({ people: "everyone", dates: { from: "2020-01-01", through: "2030-12-31" } })
const scores = (maria1: string, yusuf1: string) =>
	sheet("scores", table(["NIP", "Nilai"], [maria, maria1], [yusuf, yusuf1]))

test("a preview counts and writes nothing; applied it is one batch; known rows are known", async () => {
	expect((await office.preview(scores("92,5", "Baik"))).counts).toMatchObject({
		fresh: 2,
		refused: 0,
	})
	expect(await everything()).toEqual([])
	await office.run(scores("92,5", "Baik"))
	expect(
		(await everything()).map(({ content, from, until }) => ({ content, from, until })),
	).toEqual([
		{ content: { kind: "score", basisPoints: 9_250 }, from: "2026-09-01", until: "2026-09-30" },
		{ content: { kind: "score", predicate: "Baik" }, from: "2026-09-01", until: "2026-09-30" },
	])
	expect((await office.run(scores("92,5", "Baik"))).counts).toMatchObject({ fresh: 0, known: 2 })
})

test("a later file's word counts, and undoing it uncovers the earlier one", async () => {
	const done = await office.run(scores("80", "Baik"))
	expect(done.counts).toMatchObject({ fresh: 0, changed: 1, known: 1 })
	const counting = async () =>
		countingFacts(await everything()).flatMap(({ content }) =>
			content.kind === "score" ? (content.basisPoints ?? content.predicate) : [],
		)
	expect((await counting()).sort()).toEqual([8_000, "Baik"])
	expect(await office.undo(done.batch)).toMatchObject({ ok: true, value: { withdrawn: 1 } })
	expect((await counting()).sort()).toEqual([9_250, "Baik"])
})

test("whoever is not on the list of people is refused by name of the cure; nobody else is", async () => {
	const stranger = "199912312020121001"
	const outcome = await office.preview(
		sheet("scores", table(["NIP", "Nilai"], [stranger, "90"], [maria, "91"])),
	)
	expect(outcome.counts).toMatchObject({ changed: 1, refused: 1 })
	expect(outcome.refused[0]?.why).toContain("hadir import employees")
})

test("an account is told masked; a spreadsheet's number is refused, for its zeros are gone", async () => {
	const heads = ["NIP", "Bank", "No Rekening", "Nama Pemilik"]
	const outcome = await office.run(
		sheet("accounts", table(heads, [maria, "Bank NTT", "0012345678", "Maria"])),
	)
	expect(JSON.stringify(outcome.fresh)).toContain("******5678")
	expect(JSON.stringify(outcome)).not.toContain("0012345678")
	const { refused } = readAs("accounts", table(heads, [maria, "Bank NTT", 12345678, "Maria"]))
	expect(refused[0]?.why).toContain("berformat Teks")
})

test("payroll's year comes whole or not at all; amounts are whole rupiah", () => {
	const heads = [
		"NIP",
		"Gaji",
		"PPh gaji",
		"PTKP",
		"Bruto sebelumnya",
		"PPh sebelumnya",
		"Iuran pensiun",
		"Bulan sebelumnya",
	]
	const { rows, refused } = readAs(
		"payroll",
		table(
			heads,
			[maria, "4.200.000", "Rp0", "k2", "80.000.000", "500.000", "2.400.000", "11"],
			[yusuf, "4.200.000,50", "0", "K/2", "", "", "", ""],
			["197811052005012003", "4200000", "0", "K/9", "1", "", "", ""],
		),
	)
	expect(rows.map(({ content }) => content)).toEqual([
		{
			...{ kind: "payroll", ptkp: "K/2", salary: 4_200_000, salaryTax: 0 },
			taxYear: {
				gross: 80_000_000,
				withheld: 500_000,
				pensionContributions: 2_400_000,
				months: 11,
			},
		},
	])
	expect(refused.map(({ why }) => why)).toEqual([
		expect.stringContaining("bukan rupiah bulat"),
		expect.stringContaining("semuanya"),
	])
})

test("posts by class or amount, activities by date", async () => {
	const posts = readAs(
		"posts",
		table(
			["NIP", "Jabatan", "TMT", "Kelas", "Besaran"],
			[maria, "Analis", "01/02/2026", "8", ""],
			[yusuf, "Kepala Seksi", "2026-03-01", "9", "5.000.000"],
			["197811052005012003", "Staf", "2026-03-01", "", ""],
		),
	)
	expect(posts.rows.map(({ from, content }) => [from, content])).toEqual([
		["2026-02-01", { kind: "post", name: "Analis", class: 8 }],
		["2026-03-01", { kind: "post", name: "Kepala Seksi", rupiah: 5_000_000 }],
	])
	expect(posts.refused[0]?.why).toContain("rupiah, components atau class")
	const apel = readAs(
		"activities",
		table(["NIP", "Tanggal", "Kegiatan", "Hadir"], [maria, "07/09/2026", "Apel", "tidak"]),
	)
	expect(apel.rows[0]?.content).toEqual({ kind: "activity", id: "apel", attended: false })
})

test("a fact is withdrawn once, by the personnel office, with a reason", async () => {
	const [fact] = await everything()
	const wish = { fact: fact?.id ?? "", reason: "salah orang" }
	const parts = { payBook: book(), now: () => 1 }
	expect(await withdrawPayFact(parts, { ...wish, reason: " " }, budi)).toMatchObject({ ok: false })
	const operator = { username: "oka", role: "operator", unit: "rsud" } as const
	expect(await withdrawPayFact(parts, wish, operator)).toMatchObject({
		fault: { code: "not-allowed" },
	})
	expect(await withdrawPayFact(parts, wish, budi)).toMatchObject({ ok: true })
	expect(await withdrawPayFact(parts, wish, budi)).toMatchObject({ fault: { code: "over" } })
})

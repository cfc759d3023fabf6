// Policies as files: those shipped, and the sentence for each mistake an officer may make.
import { readdirSync } from "node:fs"
import { expect, test } from "vitest"
import { policyOf, rawPolicy } from "./allowance-month.fixture.ts"
import { allowancePolicyMistakes, loadAllowancePolicy } from "./load-allowance-policy.ts"
import { migratePolicy } from "./policy-versions.ts"
import { unconfirmedAmounts } from "./unconfirmed-amounts.ts"

const files = readdirSync(new URL("../../../policies/", import.meta.url))
	.filter((file) => file.startsWith("tpp-"))
	.map((file) => file.replace(/\.json$/, ""))

test.each(files)("%s can be used, and every row of it waits for its signed regulation", (file) => {
	const policy = policyOf(file)
	expect(unconfirmedAmounts(policy, "2026-09-30").length).toBeGreaterThan(4)
	expect(JSON.stringify(policy)).not.toContain('"confirmed"')
})

test("what nobody has keyed in is named one by one", () => {
	const named = unconfirmedAmounts(policyOf("tpp-kota-kupang"), "2026-09-30")
	expect(named).toContain(
		"Besaran TPP (Perwali Kota Kupang tentang TPP, besaran menurut kelas jabatan)",
	)
	expect(named).toContain(
		"Potongan apel dan kegiatan: Apel belum diisi (Perwali Kota Kupang tentang TPP, apel, upacara, senam dan sidak)",
	)
	expect(named).toContain("Tarif PPh 21 (PP 58/2023, lampiran; PMK 168/2023)")
	expect(named.filter((words) => words.startsWith("Potongan cuti: "))).toHaveLength(4)
})

const raw = JSON.stringify(rawPolicy("tpp-templat-nasional"))

test.each([
	['"version":2', '"version":3', /"version": harus salah satu dari "2"\./],
	['"name":"TPP', '"nama":"TPP', /isian "nama" tidak dikenal/],
	['"basisPoints":6000', '"basisPoints":5000', /jumlah bagian harus tepat 10000/],
	['"upTo":60', '"upTo":30', /"arrival\[0\]\.ladder": batas harus naik/],
	[
		'"cost":{"basisPoints":150}',
		'"cost":{"persen":1.5}',
		/cost": harus salah satu dari \{ "basisPoints": 150 \}/,
	],
	['"cost":{"basisPoints":300}', '"cost":{"basisPoints":30000}', /absence\[0\]\.cost/],
	[
		'"mode":"ter"',
		'"mode":"TER"',
		/"tax\[0\]\.mode": harus salah satu dari "none", "final", "ter"/,
	],
	[
		'"bearer":"employee"',
		'"bearer":"pegawai"',
		/bearer": harus salah satu dari "employee", "budget"/,
	],
	['"cutBase":"share"', '"cutBase":"semua"', /cutBase": harus "share", "gross"/],
	['"id":"upacara"', '"id":"apel"', /menyebut satu id dua kali/],
	['"cutOffDay":1', '"cutOffDay":31', /"service\[0\]\.cutOffDay": paling banyak 28/],
	['"point":"total"', '"point":"akhir"', /"rounding\[0\]\.point": harus salah satu dari "line"/],
	['"status":"unconfirmed"', '"status":"ya"', /harus salah satu dari "confirmed", "unconfirmed"/],
	[
		'"code":"TL2","upTo":60,"cost":{"basisPoints":100}',
		'"code":"TL2","upTo":60,"cost":{"basisPoints":49}',
		/"arrival\[0\]\.ladder": potongan tidak boleh turun/,
	],
	[
		'"by":"attendance"',
		'"by":"absensi"',
		/pays\.by": harus salah satu dari "fixed", "performance"/,
	],
])("%s written as %s is refused with a sentence", (from, to, sentence) => {
	expect(raw).toContain(from)
	const loaded = loadAllowancePolicy(JSON.parse(raw.replace(from, to)))
	expect(loaded.ok ? "" : loaded.fault.message).toMatch(sentence)
})

test("a check names every mistake, however many", () => {
	expect(allowancePolicyMistakes({})).toHaveLength(7)
	expect(allowancePolicyMistakes(JSON.parse(raw))).toEqual([])
})

/** The template with the first row of a table changed. */
function withRow(table: string, change: object): unknown {
	const rows = new Map(Object.entries(rawPolicy("tpp-templat-nasional"))).get(table)
	const [row] = Array.isArray(rows) ? rows : []
	return { ...rawPolicy("tpp-templat-nasional"), [table]: [{ ...row, ...change }] }
}
const signed = { status: "confirmed", article: "pasal 12", confirmedBy: "Kepala BKPSDM" }

test.each<readonly [string, object, readonly string[]]>([
	["arrival", signed, []],
	["arrival", { ...signed, article: undefined }, ["article"]],
	["arrival", { status: "confirmed" }, ["article", "confirmedBy"]],
	["activities", signed, ["unset", "unset", "unset", "unset"]],
])("confirming a row of %s with %j lacks %j", (table, change, lacking) => {
	const mistakes = allowancePolicyMistakes(withRow(table, change))
	expect(mistakes).toHaveLength(lacking.length)
	for (const [index, field] of lacking.entries()) {
		expect(mistakes[index]).toMatch(new RegExp(`^"${table}\\[0\\]\\.(.*\\.)?${field}": `))
	}
})

const fixed = [{ id: "a", name: "A", basisPoints: 10_000, pays: { by: "fixed" } }]
const daily = [
	{
		...{ id: "a", name: "A", basisPoints: 10_000 },
		pays: { by: "daily", parts: [{ by: "hours", basisPoints: 10_000 }] },
	},
]
const row = { from: "2025-01-01", cite: "Contoh", status: "unconfirmed" }
const leave = (of: string) => [
	{
		...row,
		rules: [{ kind: "cutiBesar", by: "perDay", of, cost: { basisPoints: 300 } }],
	},
]

test.each([
	["by attendance", undefined, "attendance", []],
	["day by day", daily, "attendance", ["arrival", "departure"]],
	["whole", fixed, "gross", ["arrival", "departure"]],
	["whole", fixed, "attendance", ["arrival", "departure", "leave"]],
])(
	"where shares are paid %s (%j) and leave cuts %s, what cuts nothing is %j",
	(_, parts, of, unused) => {
		const shares = parts === undefined ? {} : { shares: [{ ...row, parts }] }
		const mistakes = allowancePolicyMistakes({
			...{ ...rawPolicy("tpp-templat-nasional"), ...shares, leave: leave(of) },
		})
		expect(mistakes.map((words) => words.split('"')[1])).toEqual(unused)
	},
)

test("only one share is cut by the days", () => {
	const half = { basisPoints: 5_000, name: "A" }
	const parts = [
		{ ...half, id: "a", pays: { by: "attendance", cutBase: "share" } },
		{ ...half, id: "b", pays: daily[0]?.pays },
	]
	const shares = [{ ...row, parts }]
	expect(allowancePolicyMistakes({ ...rawPolicy("tpp-templat-nasional"), shares })).toEqual([
		'"shares[0].parts": paling banyak satu bagian dibayar menurut presensi.',
	])
})

test("a file of form 1 is read as what it says, by the loader, the check and a scenario alike", () => {
	const first = { ...rawPolicy("tpp-templat-nasional"), version: 1 }
	const loaded = loadAllowancePolicy(first)
	expect(loaded).toEqual(loadAllowancePolicy({ ...first, version: 2 }))
	expect(loaded.ok && loaded.value.version).toBe(2)
	expect(allowancePolicyMistakes(first)).toEqual([])
	expect(rawPolicy("tpp-kota-pekalongan").version).toBe(1)
	expect(migratePolicy({ version: 0 })).toEqual({ version: 0 })
	expect(migratePolicy("x")).toBe("x")
})

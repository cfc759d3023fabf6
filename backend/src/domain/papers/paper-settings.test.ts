import { expect, test } from "vitest"
import { letterheadOf, loadPaperSettings, plainSettings, signersOf } from "./paper-settings.ts"

const head = { role: "Kepala Badan", name: "Ani", nip: "197001012000032001" }
const settings = {
	...{ version: 1, letterhead: ["PEMERINTAH KOTA KUPANG", "BKPSDM"], place: "Kupang" },
	units: { dinkes: { letterhead: ["PEMERINTAH KOTA KUPANG", "DINAS KESEHATAN"] } },
	signers: [
		head,
		{ papers: ["daftar-bank"], role: "Bendahara", name: "Budi" },
		{ unit: "dinkes", papers: ["daftar-perhitungan"], role: "Kepala Dinas", name: "Citra" },
	],
}
const loaded = () => {
	const found = loadPaperSettings(settings)
	if (!found.ok) throw new Error(found.fault.message)
	return found.value
}

test.each([
	["a unit's own", "dinkes", ["PEMERINTAH KOTA KUPANG", "DINAS KESEHATAN"]],
	["the government's, where a unit has none", "rsud", ["PEMERINTAH KOTA KUPANG", "BKPSDM"]],
	["the government's, of papers of everyone", undefined, ["PEMERINTAH KOTA KUPANG", "BKPSDM"]],
])("letterhead: %s", (_, unit, lines) => {
	expect(letterheadOf(loaded(), unit)).toEqual({ lines, place: "Kupang" })
})

test.each([
	["daftar-perhitungan", "dinkes", ["Citra"]],
	["daftar-bank", "dinkes", ["Ani", "Budi"]],
	["lb1", "dinkes", ["Ani"]],
	["daftar-bank", undefined, ["Ani", "Budi"]],
])("who signs %s of %s", (paper, unit, names) => {
	expect(signersOf(loaded(), { paper, unit }).map(({ name }) => name)).toEqual(names)
})

test.each([
	["a NIP as a number", { signers: [{ ...head, nip: 1.97e17 }] }, /signers\[0\]\.nip/],
	["a NIP too short", { signers: [{ ...head, nip: "1970" }] }, /18 angka/],
	["no letterhead", { letterhead: [] }, /letterhead/],
	["a field of another name", { kop: ["x"] }, /kop/],
	[
		"a bank's column that nobody fills",
		{ banks: [{ id: "a", columns: [{ heading: "X", field: "saldo" }] }] },
		/banks\[0\]\.columns\[0\]\.field/,
	],
])("refused with the place: %s", (_, change, words) => {
	const found = loadPaperSettings({ ...settings, ...change })
	expect(found.ok ? "" : found.fault.message).toMatch(words)
})

test("an office without settings signs nothing and bears its own name", () => {
	expect(plainSettings(["PEMERINTAH KOTA METRO"])).toMatchObject({
		...{ letterhead: ["PEMERINTAH KOTA METRO"], signers: [] },
	})
})

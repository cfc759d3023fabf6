// Each kind of line in both languages: facts first, then the sum.
import { expect, test } from "vitest"
import { letterKinds } from "../attendance/letter-kind.ts"
import { noRupiah, rupiah } from "../money/rupiah.ts"
import type { YearEnd } from "../taxes/year-end-tax.ts"
import type { AllowanceReason } from "./allowance-reason.ts"
import type { Line } from "./line.ts"
import { sayLine } from "./say-line.ts"

const line = (kind: Line["kind"], what: AllowanceReason, more: Partial<Line> = {}): Line => ({
	...{ kind, what, amount: rupiah(-21_000), counts: true, days: [], punches: [] },
	...{ cite: "Contoh", status: "unconfirmed", ...more },
})
const year: Omit<YearEnd, "withheld" | "owed"> = {
	...{ gross: rupiah(88_200_000), officeExpenses: rupiah(4_410_000), taxFree: rupiah(67_500_000) },
	...{ taxable: rupiah(15_090_000), yearly: rupiah(754_500) },
	...{ cite: "Contoh", status: "unconfirmed" },
}
const plt = { acting: "plt", letter: "SK 1" } as const

test.each<readonly [Line, string, string]>([
	[
		line("base", { rule: "status", name: "CPNS", basisPoints: 8_000 }),
		"CPNS, dibayar 80 % = -Rp21.000",
		"CPNS, paid 80 % = -Rp21.000",
	],
	[
		line("base", { rule: "status", name: "PPPK" }, { isUnset: true, amount: noRupiah }),
		"PPPK: besaran belum ditetapkan",
		"PPPK: amount not decided yet",
	],
	[
		line("base", { rule: "partMonth", days: 15, of: 30 }),
		"masa kerja 15 dari 30 hari = -Rp21.000",
		"in service 15 of 30 days = -Rp21.000",
	],
	[
		line("addition", { rule: "acting", ...plt }, { amount: rupiah(1_000) }),
		"tambahan Plt. (SK 1) = Rp1.000",
		"addition for the acting post (Plt.) (SK 1) = Rp1.000",
	],
	[
		line(
			"addition",
			{ rule: "actingTooShort", ...plt, days: 9, leastDays: 15 },
			{ amount: noRupiah },
		),
		"Plt. 9 hari, paling sedikit 15 hari (SK 1) = Rp0",
		"acting post (Plt.) for 9 days, at least 15 are needed (SK 1) = Rp0",
	],
	[
		line("cut", { rule: "sanction", name: "Hukdis", from: "2026-04", months: 6, letter: "SK 2" }),
		"Hukdis, 6 bulan sejak April 2026 (SK 2) = Rp21.000",
		"Hukdis, 6 months from 2026-04 (SK 2) = Rp21.000",
	],
	[
		line("cut", {
			...{ rule: "leaveLength", kind: "cutiSakit", length: 3, counted: "calendarDays" },
			paidBasisPoints: 7_500,
		}),
		"cuti sakit 3 hari kalender, dibayar 75 %, berkurang = Rp21.000",
		"sick leave 3 calendar days, paid 75 %, less = Rp21.000",
	],
	[
		line("cut", { rule: "missingPunch", end: "departure", code: "PSW4" }),
		"ketukan pulang tidak ada, PSW4 = Rp21.000",
		"no out punch, PSW4 = Rp21.000",
	],
	[
		line("rounding", { rule: "rounding", point: "total", mode: "halfUp" }, { amount: rupiah(-1) }),
		"pembulatan jumlah akhir, setengah ke atas = -Rp1",
		"rounding of the total, half up = -Rp1",
	],
	[
		line("tax", { rule: "ter", category: "B", salary: rupiah(1), salaryTax: rupiah(500) }),
		"PPh 21 TER B atas gaji dan TPP, dikurangi PPh atas gaji Rp500 = Rp21.000",
		"income tax TER B on salary and allowance, less Rp500 taken on the salary = Rp21.000",
	],
	[
		line(
			"tax",
			{ rule: "yearEnd", year: { ...year, withheld: rupiah(808_500), owed: rupiah(-54_000) } },
			{ amount: rupiah(54_000) },
		),
		"PPh 21 setahun: bruto Rp88.200.000, biaya jabatan Rp4.410.000, PTKP Rp67.500.000, kena pajak Rp15.090.000, terutang Rp754.500, sudah dipotong Rp808.500, dikembalikan = Rp54.000",
		"income tax of the year: gross Rp88.200.000, office expenses Rp4.410.000, tax-free Rp67.500.000, taxable Rp15.090.000, owed Rp754.500, withheld Rp808.500, given back = Rp54.000",
	],
	[
		line("tax", { rule: "finalTax", grade: "III/a" }, { isBorneByBudget: true }),
		"PPh 21 final, golongan III/a = Rp21.000 (ditanggung APBD)",
		"final income tax, grade III/a = Rp21.000 (borne by the budget)",
	],
])("%#", (told, indonesian, english) => {
	expect(sayLine(told, "indonesian")).toBe(indonesian)
	expect(sayLine(told, "english")).toBe(english)
})

test.each(letterKinds)("a day of %s is named", (kind) => {
	const told = line("cut", { rule: "leaveDay", kind })
	expect(sayLine(told, "indonesian")).toMatch(/^[a-z ]+ = Rp21\.000$/)
	expect(sayLine(told, "english")).toMatch(/^[a-z ]+ = Rp21\.000$/)
})

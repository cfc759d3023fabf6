// PP 11/2017 jo. 17/2020, Peraturan BKN 24/2017 jo. 7/2021, PPPK by 7/2022: both sides of each limit.
import { describe, expect, test } from "vitest"
import { annualLeave, type LeaveYear } from "./annual-leave.ts"
import { type AnnualShare, checkLeave, type LeavePerson, type LeaveWish } from "./check-leave.ts"
import { isContractGrade, serviceStart } from "./service-start.ts"

const since = "2015-05-01"
const year = (of: number, taken: number, more: Partial<LeaveYear> = {}): LeaveYear => ({
	...{ year: of, taken, credited: 0, hadLongLeave: false, ...more },
})

describe("annual leave: 12 days, up to 18 with last year's, 24 where two years were left whole", () => {
	test.each([
		["all taken last year", [year(2025, 12), year(2026, 0)], 0, 12],
		["five left", [year(2025, 7), year(2026, 0)], 5, 17],
		["six left", [year(2025, 6), year(2026, 0)], 6, 18],
		["seven left: six go over", [year(2025, 5), year(2026, 0)], 6, 18],
		["last year whole, the one before not", [year(2024, 1), year(2025, 0), year(2026, 0)], 6, 18],
		["two years whole", [year(2024, 0), year(2025, 0), year(2026, 0)], 12, 24],
		["the year before is not on record", [year(2026, 0)], 0, 12],
		["some taken", [year(2025, 6), year(2026, 4)], 6, 14],
		["more taken than there was", [year(2025, 12), year(2026, 13)], 0, 0],
		["collective leave worked", [year(2025, 12), year(2026, 0, { credited: 2 })], 0, 14],
	])("%s", (_, years, carried, left) => {
		expect(annualLeave(2026, { since, years })).toMatchObject({ carried, left })
	})

	test("what was taken beyond is told", () => {
		const years = [year(2025, 12), year(2026, 13)]
		expect(annualLeave(2026, { since, years })).toMatchObject({ left: 0, overdrawn: 1 })
	})

	test("long leave ends the year's annual leave, and carries nothing on", () => {
		const long = { hadLongLeave: true }
		expect(annualLeave(2026, { since, years: [year(2025, 0), year(2026, 0, long)] })).toMatchObject(
			{
				...{
					own: 0,
					carried: 0,
					left: 0,
					reasons: ["Cuti besar tahun ini menghapus cuti tahunan."],
				},
			},
		)
		const after = [year(2025, 0, long), year(2026, 0)]
		expect(annualLeave(2026, { since, years: after })).toMatchObject({ carried: 0, left: 12 })
	})

	test.each([
		["2025-12-31", 12],
		["2026-01-01", 0],
	])("service since %s: %i days in 2026", (start, left) => {
		expect(annualLeave(2026, { since: start, years: [year(2026, 0)] }).left).toBe(left)
	})

	test("days from before the books began, with where that is written", () => {
		const opening = { days: 9, source: "rekap BKD 2025" }
		expect(annualLeave(2026, { since, years: [year(2026, 0, { opening })] })).toMatchObject({
			...{ carried: 9, left: 21, reasons: ["Sisa 9 hari menurut rekap BKD 2025."] },
		})
	})
})

const person: LeavePerson = { isContract: false, since, annual: [], clashes: [] }
const wish = (
	kind: LeaveWish["kind"],
	from: string,
	until: string,
	more: Partial<LeaveWish> = {},
) => ({
	...{ kind, from, until, ...more },
})
const codes = (given: LeaveWish, more: Partial<LeavePerson> = {}) =>
	checkLeave(given, { ...person, ...more }).map(({ severity, code }) => `${severity} ${code}`)

describe("annual leave asked for: each year pays for its own days", () => {
	const share = (year: number, asked: number, more: Partial<AnnualShare> = {}): AnnualShare => ({
		...{ year, asked, left: 12, waiting: [], ...more },
	})
	const asked = (...annual: AnnualShare[]) =>
		checkLeave(wish("cutiTahunan", "2026-12-21", "2027-01-15"), { ...person, annual }).map(
			({ severity, sentence }) => `${severity}: ${sentence}`,
		)

	test.each([
		["as many days as are left", [share(2026, 12)], []],
		["one more", [share(2026, 13)], ["refuse: Diminta 13 hari kerja, sisa cuti tahunan 12 hari."]],
		["two years, together more than one holds", [share(2026, 8), share(2027, 9)], []],
		[
			"more than the second year holds",
			[share(2026, 8), share(2027, 9, { left: 8 })],
			["refuse: Diminta 9 hari kerja tahun 2027, sisa cuti tahunan 8 hari."],
		],
		[
			"what waits is named",
			[share(2026, 1, { left: 0, waiting: ["851/7/2026"] })],
			[
				"refuse: Diminta 1 hari kerja, sisa cuti tahunan 0 hari sesudah surat yang masih menunggu persetujuan: 851/7/2026.",
			],
		],
	])("%s", (_, annual, told) => {
		expect(asked(...annual)).toEqual(told)
	})
})

describe("what each kind asks for", () => {
	test.each([
		["long, three months", wish("cutiBesar", "2026-06-01", "2026-08-31"), []],
		["long, a day more", wish("cutiBesar", "2026-06-01", "2026-09-01"), ["refuse too-long"]],
		["sick, a day by one's own letter", wish("cutiSakit", "2026-06-01", "2026-06-01"), []],
		[
			"sick, two days without a doctor",
			wish("cutiSakit", "2026-06-01", "2026-06-02"),
			["ask paper"],
		],
		[
			"sick, fourteen by a doctor",
			wish("cutiSakit", "2026-06-01", "2026-06-14", { paper: "doctor" }),
			[],
		],
		[
			"sick, fifteen by a doctor",
			wish("cutiSakit", "2026-06-01", "2026-06-15", { paper: "doctor" }),
			["ask paper"],
		],
		[
			"sick, fifteen by a government doctor",
			wish("cutiSakit", "2026-06-01", "2026-06-15", { paper: "governmentDoctor" }),
			[],
		],
		[
			"maternity, the third child",
			wish("cutiMelahirkan", "2026-06-01", "2026-08-31", { child: 3 }),
			[],
		],
		[
			"maternity, the fourth",
			wish("cutiMelahirkan", "2026-06-01", "2026-08-31", { child: 4 }),
			["refuse child"],
		],
		[
			"maternity, which child",
			wish("cutiMelahirkan", "2026-06-01", "2026-08-31"),
			["ask which-child"],
		],
		["important reason, a month", wish("cutiAlasanPenting", "2026-06-01", "2026-06-30"), []],
		[
			"important reason, a day more",
			wish("cutiAlasanPenting", "2026-06-01", "2026-07-01"),
			["refuse too-long"],
		],
		["unpaid, three years", wish("cutiDiLuarTanggungan", "2026-06-01", "2029-05-31"), []],
		[
			"unpaid, prolonged",
			wish("cutiDiLuarTanggungan", "2026-06-01", "2030-05-31"),
			["ask too-long"],
		],
		[
			"unpaid, beyond that",
			wish("cutiDiLuarTanggungan", "2026-06-01", "2030-06-01"),
			["refuse too-long"],
		],
		["travel asks nothing of the kind", wish("dinasLuar", "2026-06-01", "2026-12-31"), []],
	])("%s", (_, given, expected) => {
		expect(codes(given)).toEqual(expected)
	})

	test.each([
		["2025-06-01", []],
		["2025-06-02", ["refuse too-early"]],
		[undefined, ["ask no-start"]],
	])("annual leave on 1 June 2026, in service since %s", (start, expected) => {
		expect(codes(wish("cutiTahunan", "2026-06-01", "2026-06-05"), { since: start })).toEqual(
			expected,
		)
	})

	test.each([
		["2021-06-01", {}, []],
		["2021-06-02", {}, ["refuse too-early"]],
		["2025-01-01", { isFirstPilgrimage: true }, []],
	])("long leave on 1 June 2026, since %s, %o", (start, more, expected) => {
		expect(codes(wish("cutiBesar", "2026-06-01", "2026-06-30", more), { since: start })).toEqual(
			expected,
		)
	})

	test("employees on contract have annual, sick and maternity leave alone", () => {
		const kinds = [
			"cutiTahunan",
			"cutiSakit",
			"cutiBesar",
			"cutiAlasanPenting",
			"dinasLuar",
		] as const
		const refused = kinds.filter((kind) =>
			codes(wish(kind, "2026-06-01", "2026-06-01"), { isContract: true }).includes(
				"refuse not-for-contract",
			),
		)
		expect(refused).toEqual(["cutiBesar", "cutiAlasanPenting"])
	})
})

describe("when service began", () => {
	test.each([
		["198609262015051001", false, undefined, "2015-05-01"],
		["198609262015051001", false, "2016-01-04", "2016-01-04"],
		["199009132025242014", true, undefined, undefined],
		["198609262015131001", false, undefined, undefined],
		["12345", false, undefined, undefined],
	])("%s, contract %s, entered %s: %s", (nip, isContract, entered, start) => {
		expect(serviceStart(nip, { isContract, entered })).toBe(start)
	})

	test.each([
		["PPPK IX", true],
		["P3K VII", true],
		["PNS III/c", false],
		["", false],
	])("%s by contract: %s", (grade, contract) => {
		expect(isContractGrade(grade)).toBe(contract)
	})
})

import { expect, test } from "vitest"
import { at, calendar, evaluateDay, type OneDay, policy } from "./one-day.fixture.ts"

const long = { date: "2026-12-31", second: 0 }

function day(date: string, clocks: readonly string[], more: Partial<OneDay> = {}) {
	const punches = clocks.map((clock) => ({ record: clock, second: at(clock), place: "Lobi" }))
	return evaluateDay({ date, now: long, punches, ...more })
}

test.each([
	["on time", ["07:23:00", "16:03:00"], "present", ["H"], 0, ["Tepat waktu."]],
	[
		"late",
		["07:52:09", "16:01:00"],
		"partial",
		["T1"],
		50,
		["Masuk 07:52:09, jadwal 07:30. TL1 (1–30 menit), potong 0,5 %."],
	],
	[
		"early",
		["07:28:00", "15:40:00"],
		"partial",
		["P1"],
		50,
		["Pulang 15:40:00, jadwal 16:00. PSW1 (1–30 menit), potong 0,5 %."],
	],
	[
		"late and early",
		["08:12:40", "15:40:00"],
		"partial",
		["T2", "P1"],
		150,
		[
			"Masuk 08:12:40, jadwal 07:30. TL2 (31–60 menit), potong 1 %.",
			"Pulang 15:40:00, jadwal 16:00. PSW1 (1–30 menit), potong 0,5 %.",
		],
	],
	[
		"very late",
		["09:05:59", "16:00:00"],
		"partial",
		["T4"],
		150,
		["Masuk 09:05:59, jadwal 07:30. TL4 (91 menit ke atas), potong 1,5 %."],
	],
	[
		"no out-punch",
		["07:26:00"],
		"partial",
		["–P"],
		150,
		["Ketukan pulang tidak ada. Dihitung PSW4, potong 1,5 %. Koreksi dapat diajukan."],
	],
	[
		"no in-punch",
		["16:01:00"],
		"partial",
		["–M"],
		150,
		["Ketukan masuk tidak ada. Dihitung TL4, potong 1,5 %. Koreksi dapat diajukan."],
	],
	[
		"nothing",
		[],
		"absent",
		["TK"],
		300,
		["Tidak ada ketukan. Dihitung TK (tanpa keterangan), potong 3 %. Koreksi dapat diajukan."],
	],
	[
		"outside the windows",
		["22:10:00"],
		"absent",
		["TK"],
		300,
		[
			"Ketukan 22:10:00 di luar jam ketukan. Dihitung TK (tanpa keterangan), potong 3 %. Koreksi dapat diajukan.",
		],
	],
])("a Wednesday, %s", (_, clocks, state, codes, cutBasisPoints, reasons) => {
	expect(day("2026-11-04", clocks)).toMatchObject({ state, codes, cutBasisPoints, reasons })
})

test("Friday ends at 16:30", () => {
	expect(day("2026-11-06", ["07:21:00", "16:00:00"])).toMatchObject({
		ends: 990,
		departure: { kind: "early", second: at("16:00:00"), minutes: 30, category: "PSW1" },
	})
})

test.each([
	["07:30:59", "onTime", undefined],
	["07:31:00", "late", "TL1"],
	["08:00:59", "late", "TL1"],
	["08:01:00", "late", "TL2"],
	["08:30:59", "late", "TL2"],
	["08:31:00", "late", "TL3"],
	["09:00:59", "late", "TL3"],
	["09:01:00", "late", "TL4"],
])("in at %s is %s %s", (clock, kind, category) => {
	const { arrival } = day("2026-11-04", [clock, "16:00:00"])
	expect([arrival.kind, arrival.category]).toEqual([kind, category])
})

test.each([
	["2026-03-19", ["Libur: Hari Suci Nyepi (Tahun Baru Saka 1948)."]],
	["2026-03-23", ["Cuti bersama Idulfitri 1447 H."]],
	["2026-11-22", ["Libur akhir pekan."]],
])("%s is a day off for the reason it says", (date, reasons) => {
	const record = day(date, [])
	expect(record).toMatchObject({ state: "dayOff", codes: ["L"], reasons, cutBasisPoints: 0 })
	expect(record.starts).toBeUndefined()
})

test("punches on a day off make nobody late and stay visible", () => {
	const record = day("2026-12-25", ["10:00:00", "10:00:20", "12:00:00"])
	expect(record).toMatchObject({
		state: "dayOff",
		arrival: { kind: "notDue", second: at("10:00:00") },
		departure: { kind: "notDue", second: at("12:00:00") },
		reasons: ["Libur: Kelahiran Yesus Kristus.", "Ketukan hari ini tercatat dan tidak dinilai."],
	})
	expect(record.punches.map(({ isRepeat }) => isRepeat)).toEqual([false, true, false])
	expect(day("2026-12-25", ["10:00:00", "10:00:20"]).departure).toEqual({ kind: "notDue" })
	const burst = day("2026-12-25", ["10:00:00", "12:00:00", "12:00:20"])
	expect(burst.departure, "the last of the burst").toMatchObject({ second: at("12:00:20") })
})

test.each([
	["2026-11-02", { employedFrom: "2026-11-03" }, "unrostered"],
	["2026-11-03", { employedFrom: "2026-11-03" }, "absent"],
	["2026-11-03", { employedUntil: "2026-11-03" }, "absent"],
	["2026-11-04", { employedUntil: "2026-11-03" }, "unrostered"],
	["2027-01-04", {}, "unrostered"],
])("%s with service %o is %s", (date, service, state) => {
	const now = { date: "2027-02-01", second: 0 }
	expect(day(date, [], { ...service, now })).toMatchObject({ state })
})

test("TK has a cut of its own, whatever the ladders come to", () => {
	const cuts = policy.cuts.map((row) => ({ ...row, absentBasisPoints: 250 }))
	expect(day("2026-11-04", [], { policy: { ...policy, cuts } }).cutBasisPoints).toBe(250)
})

test("a working day before the first row of the policy throws", () => {
	const early = { ...calendar, years: new Set([2024]) }
	expect(() => day("2024-12-30", [], { calendar: early })).toThrow(/2024-12-30/)
})

const today = "2026-11-23"
test.each([
	["the day before", [], { date: "2026-11-22", second: 86_399 }, "pending", ["Belum."]],
	["before the in-window", [], { date: today, second: at("04:59:59") }, "pending", ["Belum."]],
	[
		"the in-window opens",
		[],
		{ date: today, second: at("05:00:00") },
		"pending",
		["Hari masih berjalan. Ketukan masuk belum ada."],
	],
	[
		"nobody yet",
		[],
		{ date: today, second: at("08:00:00") },
		"pending",
		["Hari masih berjalan. Ketukan masuk belum ada."],
	],
	[
		"came",
		["07:28:14"],
		{ date: today, second: at("07:41:00") },
		"pending",
		["Hari masih berjalan. Masuk 07:28:14."],
	],
	[
		"came late",
		["07:52:09"],
		{ date: today, second: at("08:00:00") },
		"pending",
		["Hari masih berjalan. Masuk 07:52:09, jadwal 07:30, 22 menit."],
	],
	[
		"left early, may return",
		["07:28:14", "15:40:00"],
		{ date: today, second: at("15:45:00") },
		"pending",
		["Hari masih berjalan. Masuk 07:28:14. Ketukan terakhir 15:40:00."],
	],
	[
		"left early, the end of work past, may still return",
		["07:28:14", "15:40:00"],
		{ date: today, second: at("16:30:00") },
		"pending",
		["Hari masih berjalan. Masuk 07:28:14. Ketukan terakhir 15:40:00."],
	],
	[
		"left on time before the window closed",
		["07:28:14", "16:00:00"],
		{ date: today, second: at("16:00:00") },
		"present",
		["Tepat waktu."],
	],
	[
		"no out-punch, window still open",
		["07:28:14"],
		{ date: today, second: at("21:00:59") },
		"pending",
		["Hari masih berjalan. Masuk 07:28:14."],
	],
	[
		"no out-punch, window closed",
		["07:28:14"],
		{ date: today, second: at("21:01:00") },
		"partial",
		["Ketukan pulang tidak ada. Dihitung PSW4, potong 1,5 %. Koreksi dapat diajukan."],
	],
	[
		"nothing, window still open",
		[],
		{ date: today, second: at("21:00:59") },
		"pending",
		["Hari masih berjalan. Ketukan masuk belum ada."],
	],
	[
		"nothing, window closed",
		[],
		{ date: today, second: at("21:01:00") },
		"absent",
		["Tidak ada ketukan. Dihitung TK (tanpa keterangan), potong 3 %. Koreksi dapat diajukan."],
	],
])("while the day runs: %s", (_, clocks, now, state, reasons) => {
	expect(day(today, clocks, { now })).toMatchObject({ state, reasons })
})

test("a running day cuts nothing, and the arrival is known at once", () => {
	const now = { date: today, second: at("08:00:00") }
	expect(day(today, ["07:52:09"], { now })).toMatchObject({
		codes: ["B"],
		arrival: { kind: "late", minutes: 22, category: "TL1" },
		departure: { kind: "pending" },
		cutBasisPoints: 0,
	})
	expect(day(today, [], { now }).arrival).toEqual({ kind: "pending" })
	const noon = { date: today, second: at("11:59:59") }
	expect(day(today, [], { now: noon }).arrival, "the window's last second").toEqual({
		kind: "pending",
	})
	const afternoon = { date: today, second: at("12:00:00") }
	expect(day(today, [], { now: afternoon }).arrival.kind).toBe("missing")
})

test("a day names the articles it rests on", () => {
	expect(day("2026-11-04", ["07:23:00", "16:03:00"]).citations).not.toContain(
		"Kepmendagri 900-4700/2020",
	)
	expect(day("2026-11-04", []).citations).toContain("Kepmendagri 900-4700/2020")
	const counting = "Keputusan PPK tentang toleransi"
	expect(day("2026-11-04", ["07:23:00", "16:03:00"]).citations).toContain(counting)
	expect(day("2026-11-04", []).citations, "nothing was measured").not.toContain(counting)
	expect(day("2026-03-23", []).citations).toEqual([
		"SKB 3 Menteri 1497/2025, 2/2025, 5/2025; Keppres 42/2025",
	])
})

// What people write beside the punches: letters, excuses, corrections, notes by hand, orders of overtime.
import { describe, expect, test } from "vitest"
import { type LetterKind, letterKinds } from "./letter-kind.ts"
import { at } from "./one-day.fixture.ts"
import type { PersonFacts } from "./person-facts.ts"
import { codesOf, rowWith, someDays, toldDays, wall } from "./some-days.fixture.ts"

const monday = "2026-11-02"
const letter = (kind: LetterKind, from = monday, until = from, part?: PartOf) => ({
	...{ kind, from, until, letter: "800/12/2026" },
	...(part === undefined ? {} : { part }),
})
type PartOf = { readonly from: number; readonly until: number }
const ordinary = [`${monday} 07:25:00`, `${monday} 16:02:00`]

function day(more: Partial<PersonFacts>, punches: readonly string[] = []) {
	const [one] = toldDays({ from: monday, punches, more })
	if (one === undefined) throw new Error("a day has one record")
	return one
}

describe("letters (PP 11/2017, Peraturan BKN 24/2017)", () => {
	test.each([
		["cutiTahunan", "leave", "C", ["CT"], "Cuti tahunan (800/12/2026)."],
		["cutiBesar", "leave", "C", ["CT"], "Cuti besar (800/12/2026)."],
		["cutiSakit", "sick", "S", ["S"], "Cuti sakit (800/12/2026)."],
		["cutiMelahirkan", "leave", "C", ["CT"], "Cuti melahirkan (800/12/2026)."],
		["cutiAlasanPenting", "leave", "C", ["CT"], "Cuti karena alasan penting (800/12/2026)."],
		["cutiDiLuarTanggungan", "leave", "C", ["CT"], "Cuti di luar tanggungan negara (800/12/2026)."],
		["dinasLuar", "travel", "D", ["DL"], "Dinas luar (800/12/2026)."],
		["tugasDalam", "travel", "D", ["DL"], "Tugas di luar kantor (800/12/2026)."],
		["diklat", "travel", "D", ["DL"], "Pendidikan dan pelatihan (800/12/2026)."],
		["tugasBelajar", "study", "TB", [], "Tugas belajar (800/12/2026)."],
		["kerjaDariRumah", "present", "H", ["HN"], "Bekerja dari luar kantor (800/12/2026)."],
		["izin", "excused", "I", ["IZIN"], "Izin (800/12/2026)."],
	] as const)("%s is %s, %s", (kind, state, code, simpegnas, sentence) => {
		expect(letterKinds).toContain(kind)
		expect(day({ letters: [letter(kind)] })).toMatchObject({
			...{ state, codes: [code], simpegnas, cutBasisPoints: 0, reasons: [sentence] },
			...{ starts: 450, ends: 960, owedMinutes: kind === "kerjaDariRumah" ? 450 : 0 },
		})
	})

	test("on a day with a letter punches cut nobody, and that there are any is said", () => {
		const told = day({ letters: [letter("cutiTahunan")] }, [`${monday} 09:40:00`])
		expect(told).toMatchObject({
			...{ state: "leave", cutBasisPoints: 0, arrival: { kind: "notDue" } },
			reasons: ["Cuti tahunan (800/12/2026).", "Ada ketukan 09:40:00; hari ini mengikuti surat."],
		})
	})

	test("a letter counts from its first to its last day, on working days only", () => {
		const letters = [letter("cutiTahunan", "2026-11-06", "2026-11-09")]
		const span = { from: "2026-11-05", through: "2026-11-10", more: { letters } }
		expect(codesOf(span)).toEqual([
			...["2026-11-05 TK", "2026-11-06 C", "2026-11-07 L", "2026-11-08 L"],
			...["2026-11-09 C", "2026-11-10 TK"],
		])
	})

	test("leave needs no roster", () => {
		const letters = [letter("cutiTahunan")]
		expect(codesOf({ from: monday, schedule: "piket", more: { letters } })).toEqual([`${monday} C`])
	})

	test("of two letters the one that began last counts", () => {
		const letters = [letter("dinasLuar", "2026-11-01", "2026-11-05"), letter("cutiSakit")]
		expect(day({ letters })).toMatchObject({ state: "sick" })
		expect(day({ letters: [...letters].reverse() })).toMatchObject({ state: "sick" })
	})

	test("working away from the office owes and counts the day's hours", () => {
		const told = day({ letters: [letter("kerjaDariRumah")] })
		expect([told.workedMinutes, told.owedMinutes]).toEqual([450, 450])
		const leave = day({ letters: [letter("cutiTahunan")] })
		expect([leave.workedMinutes, leave.owedMinutes]).toEqual([0, 0])
	})
})

describe("letters for a part of the day", () => {
	const afternoon = { from: 780, until: 960 }
	test.each([
		["left as it begins", ["07:25:00", "13:00:00"], ["H"], 0],
		["left before", ["07:25:00", "12:40:00"], ["P1"], 50],
		["never seen to leave", ["07:25:00"], ["–P"], 150],
		["stayed all the same", ["07:25:00", "16:05:00"], ["H"], 0],
		["never came", [], ["TK"], 300],
	])("travel from 13:00 on: %s", (_, clocks, codes, cutBasisPoints) => {
		const letters = [letter("dinasLuar", monday, monday, afternoon)]
		const punches = clocks.map((clock) => `${monday} ${clock}`)
		expect(day({ letters }, punches)).toMatchObject({ codes, cutBasisPoints })
	})

	test("in the middle of the day it moves neither end, and is told", () => {
		const letters = [letter("dinasLuar", monday, monday, { from: 600, until: 660 })]
		expect(day({ letters }, ordinary)).toMatchObject({
			reasons: ["Tepat waktu.", "Dinas luar 10:00–11:00 (800/12/2026)."],
		})
	})

	test("two parts that cover the whole day are a whole day", () => {
		const letters = [
			letter("dinasLuar", monday, monday, { from: 450, until: 720 }),
			letter("cutiTahunan", monday, monday, { from: 720, until: 960 }),
		]
		expect(day({ letters }).state).toBe("travel")
	})
})

describe("excuses: one punch, or the day", () => {
	const excuse = (end: "arrival" | "departure" | "rest" | "day") => ({
		excuses: [{ date: monday, end, reason: "lupa, dilihat atasan", letter: "S/1" }],
	})
	test.each([
		["a missing out-punch", "departure", ["07:25:00"], ["H"], 0],
		["a missing in-punch", "arrival", ["16:01:00"], ["H"], 0],
		["lateness", "arrival", ["09:40:00", "16:01:00"], ["H"], 0],
		["the out-punch, late in", "departure", ["07:45:00"], ["T1"], 50],
		["the in-punch of a day without any", "arrival", [], ["–P"], 150],
		["nothing that was needed", "arrival", ["07:25:00", "16:01:00"], ["H"], 0],
	] as const)("%s", (_, end, clocks, codes, cutBasisPoints) => {
		const punches = clocks.map((clock) => `${monday} ${clock}`)
		expect(day(excuse(end), punches)).toMatchObject({ codes, cutBasisPoints })
	})

	test("both are told: what was excused, why, and by which letter", () => {
		expect(day(excuse("departure"), [`${monday} 07:25:00`]).reasons).toEqual([
			"Ketukan pulang dimaafkan: lupa, dilihat atasan (S/1).",
		])
		expect(day(excuse("day"))).toMatchObject({
			...{ state: "excused", codes: ["I"], simpegnas: ["IZIN"] },
			reasons: ["Dimaafkan sehari: lupa, dilihat atasan (S/1)."],
		})
	})

	test("while the day runs an excuse settles nothing else", () => {
		const now = { date: monday, second: at("08:00:00") }
		const given = { from: monday, now, more: excuse("arrival") }
		expect(codesOf(given)).toEqual([`${monday} B`])
	})
})

describe("corrections stand beside the machine and win over it", () => {
	const correction = (end: "arrival" | "departure", clock: string) => ({
		...{ date: monday, end, at: wall(`${monday} ${clock}`) },
		...{ by: "Yusuf Lay", reason: "mesin baru menyala 07:40." },
	})
	test("a late arrival corrected, both shown", () => {
		const corrections = [correction("arrival", "07:28:00")]
		const told = day({ corrections }, [`${monday} 07:52:00`, `${monday} 16:02:00`])
		expect(told).toMatchObject({ state: "present", arrival: { second: at("07:28:00") } })
		expect(told.punches).toHaveLength(2)
		expect(told.reasons).toEqual([
			"Tepat waktu.",
			"Ketukan masuk dikoreksi menjadi 07:28:00 (mesin: 07:52:00) oleh Yusuf Lay: mesin baru menyala 07:40.",
		])
	})

	test("a day nobody saw, corrected into being", () => {
		const corrections = [correction("arrival", "07:28:00"), correction("departure", "16:00:00")]
		expect(day({ corrections })).toMatchObject({ state: "present", workedMinutes: 452 })
	})

	test("of two corrections of one punch the later one counts", () => {
		const corrections = [correction("arrival", "07:28:00"), correction("arrival", "07:45:00")]
		expect(day({ corrections }, ordinary)).toMatchObject({ codes: ["T1"] })
	})

	test("of two duties it is the one whose end lies nearer", () => {
		const roster = { [monday]: ["pagi", "malam"] }
		const corrections = [correction("arrival", "20:55:00")]
		const punches = ["2026-11-02 06:55:00", "2026-11-02 14:00:00", "2026-11-03 07:00:00"]
		const [told] = someDays({ from: monday, roster, punches, more: { corrections } })
		expect(told?.duties).toMatchObject([
			{ arrival: { second: at("06:55:00") } },
			{ arrival: { second: at("20:55:00") } },
		])
	})
})

test("a punch recorded by hand counts, and is told as such", () => {
	const punches = [{ when: ordinary[0] ?? "", byHand: "mesin rusak" }, ordinary[1] ?? ""]
	const [told] = toldDays({ from: monday, punches })
	expect(told).toMatchObject({
		...{ state: "present" },
		reasons: ["Tepat waktu.", "Ketukan 07:25:00 dicatat petugas: mesin rusak."],
	})
})

describe("punches at another unit's machine", () => {
	const away = [
		{ when: `${monday} 07:25:00`, unit: "lain", place: "Kelurahan Oesapa" },
		{ when: `${monday} 16:02:00`, unit: "dinas" },
	]
	const elsewhere = (rule: string, more: Partial<PersonFacts> = {}) =>
		toldDays({
			...{ from: monday, punches: away, more },
			policy: rowWith("pairing", { elsewhere: rule }),
		})[0]
	test("allowed: nobody speaks of it", () => {
		expect(elsewhere("allow")).toMatchObject({ codes: ["H"], reasons: ["Tepat waktu."] })
	})
	test("flagged: it counts, and is told", () => {
		expect(elsewhere("flag")).toMatchObject({
			...{ codes: ["H"], punches: [{ elsewhere: "counted" }, {}] },
			reasons: ["Tepat waktu.", "Ketukan 07:25:00 di Kelurahan Oesapa, unit lain."],
		})
	})
	test("refused: it is kept and counts for nothing", () => {
		expect(elsewhere("refuse")).toMatchObject({
			...{ codes: ["–M"], punches: [{ elsewhere: "refused" }, {}] },
		})
		expect(elsewhere("refuse")?.reasons.at(-1)).toBe(
			"Ketukan 07:25:00 di Kelurahan Oesapa, unit lain; tidak dihitung.",
		)
	})
	test("where the person is a guest it is as good as their own", () => {
		expect(elsewhere("refuse", { guestAt: ["lain"] })).toMatchObject({ codes: ["H"] })
	})
	test("after a transfer the old unit is another", () => {
		const service = [
			{ until: "2026-10-31", unit: "lain", schedule: "lima-hari" },
			{ from: "2026-11-01", unit: "dinas", schedule: "lima-hari" },
		]
		const policy = rowWith("pairing", { elsewhere: "refuse" })
		expect(codesOf({ from: monday, punches: away, service, policy })).toEqual([`${monday} –M`])
	})
})

test("a transfer in the middle of the month follows the person", () => {
	const service = [
		{ until: "2026-11-03", unit: "dinas", schedule: "lima-hari" },
		{ from: "2026-11-04", unit: "puskesmas", schedule: "enam-hari" },
	]
	const span = { from: "2026-11-02", through: "2026-11-08", service }
	expect(codesOf(span)).toEqual([
		...["2026-11-02 TK", "2026-11-03 TK", "2026-11-04 TK", "2026-11-05 TK", "2026-11-06 TK"],
		...["2026-11-07 TK", "2026-11-08 L"],
	])
})

test("before service and after it nothing is due, and the day says when it begins or ended", () => {
	const service = [
		{ from: "2026-11-03", until: "2026-11-03", unit: "dinas", schedule: "lima-hari" },
	]
	const told = toldDays({ from: "2026-11-02", through: "2026-11-04", service })
	expect(told.map(({ codes, reasons }) => [codes[0], reasons[0]])).toEqual([
		["TJ", "Di luar masa kerja, yang dimulai 3 November 2026."],
		["TK", expect.stringMatching(/^Tidak ada ketukan/)],
		["TJ", "Di luar masa kerja, yang berakhir 3 November 2026."],
	])
})

// Edges that offices of the field meet, each as the regulation or the office's decision has it.
import { describe, expect, test } from "vitest"
import { at } from "./one-day.fixture.ts"
import { recapOf } from "./recap.ts"
import { codesOf, rowWith, someDays, toldDays, wall } from "./some-days.fixture.ts"

const monday = "2026-11-02"
const ordinary = [`${monday} 07:25:00`, `${monday} 16:02:00`]

describe("punches", () => {
	test("a double tap: the first counts in, the last counts out, both stay", () => {
		const taps = ["07:29:50", "07:30:40", "15:59:30", "16:00:10"]
		const [day] = someDays({ from: monday, punches: taps.map((clock) => `${monday} ${clock}`) })
		expect(day).toMatchObject({
			...{ codes: ["H"], arrival: { second: at("07:29:50") } },
			departure: { second: at("16:00:10") },
		})
		expect(day?.punches.map(({ isRepeat }) => isRepeat)).toEqual([false, true, false, true])
	})

	test.each([
		["before the in-window", "04:59:59", ["–M"]],
		["as it opens", "05:00:00", ["H"]],
	])("in %s", (_, clock, codes) => {
		const punches = [`${monday} ${clock}`, ordinary[1] ?? ""]
		expect(someDays({ from: monday, punches })[0]?.codes).toEqual(codes)
	})

	test("a missing punch costs as more than 90 minutes do", () => {
		const missing = someDays({ from: monday, punches: ordinary.slice(1) })[0]
		const late = someDays({ from: monday, punches: [`${monday} 09:01:00`, ordinary[1] ?? ""] })[0]
		expect(missing?.cutBasisPoints).toBe(late?.cutBasisPoints)
		expect([missing?.arrival.category, late?.arrival.category]).toEqual(["TL4", "TL4"])
	})
})

describe("days off", () => {
	test("office staff who come on a holiday are not late, and it counts only by roster", () => {
		const date = "2026-12-25"
		const punches = [`${date} 09:40:00`, `${date} 12:00:00`]
		expect(codesOf({ from: date, punches })).toEqual([`${date} L`])
		const roster = { [date]: ["pagi"] }
		expect(someDays({ from: date, punches, roster })[0]).toMatchObject({
			...{ codes: ["T4", "P4"], duties: [{ name: "Pagi" }] },
		})
	})

	test("for shift staff a holiday is a day like others", () => {
		const date = "2026-12-25"
		const roster = { [date]: ["malam"] }
		expect(codesOf({ from: date, schedule: "piket", roster })).toEqual([`${date} TK`])
	})

	test("the free day after a night on duty is nobody's absence", () => {
		const roster = { [monday]: ["malam"], "2026-11-03": [] }
		const punches = [`${monday} 20:55:00`, "2026-11-03 07:01:00"]
		const given = { from: monday, through: "2026-11-03", schedule: "piket", roster, punches }
		expect(codesOf(given)).toEqual(["2026-11-02 H", "2026-11-03 L"])
	})

	test("on leave, travel and days off punches cut nobody, as SIMPEGNAS's codes would have it", () => {
		const letters = [
			{ kind: "dinasLuar", from: monday, until: monday, letter: "094/1" } as const,
			{ kind: "cutiTahunan", from: "2026-11-03", until: "2026-11-03", letter: "851/1" } as const,
		]
		const punches = [monday, "2026-11-03", "2026-11-07"].map((date) => `${date} 10:00:00`)
		const span = { from: monday, through: "2026-11-07", punches, more: { letters } }
		const days = someDays(span).filter(({ date }) =>
			punches.some((punch) => punch.startsWith(date)),
		)
		expect(days.map(({ simpegnas, cutBasisPoints }) => [simpegnas, cutBasisPoints])).toEqual([
			[["DL"], 0],
			[["CT"], 0],
			[["LJ"], 0],
		])
	})
})

describe("service", () => {
	test("working days count from the first day of service to the last", () => {
		const service = [
			{ from: "2026-11-16", until: "2026-11-20", unit: "dinas", schedule: "lima-hari" },
		]
		const days = someDays({ from: "2026-11-01", through: "2026-11-30", service })
		expect(recapOf(days)).toMatchObject({ workingDays: 5, absent: 5, unrostered: 0 })
	})

	test("a transfer in the middle of a month: each unit's days by its own schedule", () => {
		const service = [
			{ until: "2026-11-15", unit: "dinas", schedule: "lima-hari" },
			{ from: "2026-11-16", unit: "puskesmas", schedule: "enam-hari" },
		]
		const days = someDays({ from: "2026-11-01", through: "2026-11-30", service })
		expect(recapOf(days).workingDays).toBe(10 + 13)
	})

	test("a night shift that ends after a transfer is still the old unit's", () => {
		const service = [
			{ until: monday, unit: "rsud", schedule: "piket" },
			{ from: "2026-11-03", unit: "dinas", schedule: "lima-hari" },
		]
		const punches = [
			{ when: `${monday} 20:55:00`, unit: "rsud" },
			{ when: "2026-11-03 07:01:00", unit: "rsud" },
		]
		const policy = rowWith("pairing", { elsewhere: "refuse" })
		const roster = { [monday]: ["malam"] }
		expect(codesOf({ from: monday, service, punches, policy, roster })).toEqual([`${monday} H`])
	})
})

describe("while nobody can know", () => {
	test("a day that is not over is belum, never TK", () => {
		const now = { date: monday, second: at("20:00:00") }
		expect(codesOf({ from: monday, now })).toEqual([`${monday} B`])
	})

	test("a year without its decree: neither absent nor free", () => {
		expect(codesOf({ from: "2027-01-04", now: { date: "2027-03-01", second: 0 } })).toEqual([
			"2027-01-04 TJ",
		])
	})

	test("before a unit's machines recorded anything nobody is absent", () => {
		const records = { units: new Map([["dinas", "2026-11-04"]]) }
		const span = { from: monday, through: "2026-11-04", more: { records } }
		expect(codesOf(span)).toEqual(["2026-11-02 TJ", "2026-11-03 TJ", "2026-11-04 TK"])
		expect(toldDays(span)[0]?.reasons).toEqual([
			"Presensi baru dicatat sejak 4 November 2026. Belum dinilai; tidak mengurangi apa pun.",
		])
	})

	test.each([
		["another unit's records say nothing", [["rsud", monday]], "TJ TJ TJ"],
		["a unit without any", [], "TJ TJ TJ"],
		["on the first day of records", [["dinas", "2026-11-03"]], "TJ TK TK"],
	] as const)("since when somebody is seen: %s", (_, units, codes) => {
		const more = { records: { units: new Map(units) } }
		const told = codesOf({ from: monday, through: "2026-11-04", more })
		expect(told.map((code) => code.split(" ")[1]).join(" ")).toBe(codes)
	})

	test("a punch that arrives late opens its own day again and no other", () => {
		const span = { from: monday, through: "2026-11-04" }
		expect(codesOf(span)).toEqual(["2026-11-02 TK", "2026-11-03 TK", "2026-11-04 TK"])
		const late = [{ when: "2026-11-03 07:20:00" }, { when: "2026-11-03 16:10:00" }]
		expect(codesOf({ ...span, punches: late })).toEqual([
			...["2026-11-02 TK", "2026-11-03 H", "2026-11-04 TK"],
		])
	})
})

test("an excuse of one punch is no excuse of the day", () => {
	const excuses = [{ date: monday, end: "arrival", reason: "izin pagi", letter: "S/1" } as const]
	expect(codesOf({ from: monday, more: { excuses } })).toEqual([`${monday} –P`])
	expect(codesOf({ from: monday, punches: ordinary.slice(1), more: { excuses } })).toEqual([
		`${monday} H`,
	])
})

test("paper and machine that differ are both shown", () => {
	const corrections = [
		{
			date: monday,
			end: "arrival",
			at: wall(`${monday} 07:20:00`),
			by: "Yusuf",
			reason: "antre",
		} as const,
	]
	const punches = [`${monday} 07:50:00`, ordinary[1] ?? ""]
	expect(toldDays({ from: monday, punches, more: { corrections } })[0]?.reasons).toContain(
		"Ketukan masuk dikoreksi menjadi 07:20:00 (mesin: 07:50:00) oleh Yusuf: antre.",
	)
})

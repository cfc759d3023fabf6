// Shift staff: RSUD, Damkar, Satpol PP, Dishub. A shift belongs to the date on which it starts.
import { describe, expect, test } from "vitest"
import { at } from "./one-day.fixture.ts"
import { codesOf, rowWith, someDays, templateWith, toldDays } from "./some-days.fixture.ts"

const monday = "2026-11-02"
const sources = {
	start: { cite: "SK", status: "confirmed" },
	rest: { cite: "SK", status: "confirmed" },
	end: { cite: "SK", status: "confirmed" },
}
const shift = (id: string, parts: readonly object[], observesHolidays = false) => ({
	...{ id, name: id, observesHolidays },
	rows: [{ from: "2023-04-12", sources, parts }],
})

describe("the punch windows of a shift: 2 h before until 4 h after, the border in its middle", () => {
	test.each([
		["pagi", "05:00:00", "14:00:00", ["H"]],
		["pagi", "04:59:59", "14:00:00", ["–M"]],
		["pagi", "07:00:59", "14:00:00", ["H"]],
		["pagi", "07:01:00", "14:00:00", ["T1"]],
		["pagi", "10:29:59", "14:00:00", ["T4"]],
		["pagi", "10:30:00", "14:00:00", ["–M"]],
		["pagi", "07:00:00", "13:59:59", ["H"]],
		["pagi", "07:00:00", "13:59:00", ["P1"]],
		["pagi", "07:00:00", "18:00:59", ["H"]],
		["pagi", "07:00:00", "18:01:00", ["–P"]],
		["sore", "13:58:00", "21:05:00", ["H"]],
		["malam", "20:55:00", "31:00:00", ["H"]],
		["malam", "21:31:00", "31:00:00", ["T2"]],
		["malam", "23:50:00", "30:30:00", ["T4", "P1"]],
		["malam", "24:20:00", "31:00:00", ["T4"]],
		["jaga-24", "07:55:00", "32:01:00", ["H"]],
		["jaga-24", "08:40:00", "31:29:00", ["T2", "P2"]],
	])("%s, %s to %s: %o", (id, arrival, departure, codes) => {
		const punches = [`${monday} ${arrival}`, `${monday} ${departure}`]
		const roster = { [monday]: [id], "2026-11-03": [] }
		expect(someDays({ from: monday, roster, punches })[0]?.codes).toEqual(codes)
	})
})

describe("neighbouring shifts never take each other's punches", () => {
	test("a morning after an evening that ran late", () => {
		const roster = { "2026-11-02": ["sore"], "2026-11-03": ["pagi"] }
		const punches = ["2026-11-02 13:50:00", "2026-11-03 00:50:00", "2026-11-03 06:55:00"]
		const all = [...punches, "2026-11-03 14:02:00"]
		const days = someDays({ from: "2026-11-02", through: "2026-11-03", roster, punches: all })
		expect(days[0]).toMatchObject({ state: "present", departure: { second: at("24:50:00") } })
		expect(days[1]).toMatchObject({ state: "present", arrival: { second: at("06:55:00") } })
	})

	test("an evening after a night on the same date", () => {
		const roster = { "2026-11-02": ["malam"], "2026-11-03": ["sore"] }
		const punches = [
			...["2026-11-02 20:50:00", "2026-11-03 07:03:00"],
			...["2026-11-03 13:51:00", "2026-11-03 21:02:00"],
		]
		expect(codesOf({ from: "2026-11-02", through: "2026-11-03", roster, punches })).toEqual([
			...["2026-11-02 H", "2026-11-03 H"],
		])
	})

	test("24 on, 48 off: one presence of a day, and two free dates", () => {
		const patterns = [{ from: "2026-11-02", cycle: [["jaga-24"], [], []] }]
		const punches = [
			...["2026-11-02 07:52:00", "2026-11-03 08:03:00"],
			...["2026-11-05 07:58:00", "2026-11-06 08:00:00"],
		]
		expect(codesOf({ from: "2026-11-02", through: "2026-11-07", patterns, punches })).toEqual([
			...["2026-11-02 H", "2026-11-03 L", "2026-11-04 L"],
			...["2026-11-05 H", "2026-11-06 L", "2026-11-07 L"],
		])
	})
})

describe("shifts that follow each other at once", () => {
	const roster = { "2026-11-02": ["malam"], "2026-11-03": ["pagi"] }
	const span = { from: "2026-11-02", through: "2026-11-03", roster }
	test("night into morning, over the date: two punches serve both", () => {
		const punches = ["2026-11-02 20:51:00", "2026-11-03 14:04:00"]
		const days = toldDays({ ...span, punches })
		expect(days).toMatchObject([
			{ state: "present", departure: { kind: "handOver" }, workedMinutes: 609 },
			{ state: "present", arrival: { kind: "handOver" }, workedMinutes: 424 },
		])
		expect(days[0]?.reasons).toEqual([
			"Tepat waktu.",
			"Pukul 07:00 +1 berganti giliran; ketukan pulang tidak perlu.",
		])
	})

	test.each([
		["nobody came", [], ["2026-11-02 TK", "2026-11-03 TK"]],
		["only the arrival", ["2026-11-02 20:51:00"], ["2026-11-02 H", "2026-11-03 –P"]],
		["only the departure", ["2026-11-03 14:01:00"], ["2026-11-02 –M", "2026-11-03 H"]],
		[
			"late, and left early",
			["2026-11-02 21:40:00", "2026-11-03 13:20:00"],
			["2026-11-02 T2", "2026-11-03 P2"],
		],
	])("%s", (_, punches, codes) => {
		expect(codesOf({ ...span, punches })).toEqual(codes)
	})

	test("the night is settled once it has ended, the morning goes on", () => {
		const punches = ["2026-11-02 20:51:00"]
		const asked = (clock: string) =>
			codesOf({ ...span, punches, now: { date: "2026-11-03", second: at(clock) } })
		expect(asked("06:59:59")).toEqual(["2026-11-02 B", "2026-11-03 B"])
		expect(asked("07:00:00")).toEqual(["2026-11-02 H", "2026-11-03 B"])
		expect(asked("18:01:00")).toEqual(["2026-11-02 H", "2026-11-03 –P"])
	})

	test("without an arrival the night waits for the end of the whole presence", () => {
		const asked = (clock: string) =>
			codesOf({ ...span, now: { date: "2026-11-03", second: at(clock) } })
		expect(asked("18:00:59")).toEqual(["2026-11-02 B", "2026-11-03 B"])
		expect(asked("18:01:00")).toEqual(["2026-11-02 TK", "2026-11-03 TK"])
	})

	test("three shifts are one presence of a day; a fourth makes each owe its punches", () => {
		const day = { "2026-11-02": ["pagi", "sore", "malam"] }
		const punches = ["2026-11-02 06:55:00", "2026-11-03 07:02:00", "2026-11-03 14:03:00"]
		expect(codesOf({ from: monday, roster: { ...day, "2026-11-03": [] }, punches })).toEqual([
			"2026-11-02 H",
		])
		const each = { "2026-11-02": ["pagi", "sore", "malam"], "2026-11-03": ["pagi"] }
		const [night, morning] = toldDays({
			from: monday,
			through: "2026-11-03",
			roster: each,
			punches,
		})
		expect(night?.duties.at(-1)?.departure).toEqual({ kind: "handOver", second: at("31:02:00") })
		expect(morning?.reasons).toEqual([
			"Tepat waktu.",
			"Pukul 07:00 berganti giliran; ketukan 07:02:00 berlaku untuk keduanya.",
		])
		const longer = {
			from: monday,
			through: "2026-11-03",
			roster: { ...day, "2026-11-03": ["pagi"] },
		}
		expect(codesOf({ ...longer, punches })).toEqual(["2026-11-02 –P –M –P –M", "2026-11-03 H"])
	})

	test("a quarter of an hour apart is a hand-over where the policy says so", () => {
		const parts = [{ start: "14:15", end: "21:00", restMinutes: 0 }]
		const shifts = [
			shift("pagi", [{ start: "07:00", end: "14:00", restMinutes: 0 }]),
			shift("sore", parts),
		]
		const punches = ["2026-11-02 06:50:00", "2026-11-02 21:03:00"]
		const roster = { "2026-11-02": ["pagi", "sore"] }
		const near = templateWith({ shifts })
		expect(codesOf({ from: monday, roster, punches, policy: near })).toEqual(["2026-11-02 –P –M"])
		const joined = { ...near, pairing: rowWith("pairing", { handOverMinutes: 15 }).pairing }
		expect(codesOf({ from: monday, roster, punches, policy: joined })).toEqual(["2026-11-02 H"])
	})
})

describe("split shifts and third punches", () => {
	const split = templateWith({
		shifts: [
			shift("pisah", [
				{ start: "06:00", end: "10:00", restMinutes: 0 },
				{ start: "16:00", end: "20:00", restMinutes: 0 },
			]),
		],
	})
	const roster = { [monday]: ["pisah"] }
	test.each([
		["both parts", ["05:55:00", "10:02:00", "15:58:00", "20:01:00"], "partial", ["H"], 0],
		["late to the second", ["05:55:00", "10:02:00", "16:20:00", "20:01:00"], "partial", ["T1"], 50],
		["only the first", ["05:55:00", "10:02:00"], "partial", ["–M", "–P"], 300],
		["neither", [], "absent", ["TK"], 300],
		["one punch in all", ["05:55:00"], "partial", ["–P", "–M", "–P"], 300],
	])("%s", (_, clocks, __, codes, cutBasisPoints) => {
		const punches = clocks.map((clock) => `${monday} ${clock}`)
		const [day] = someDays({ from: monday, roster, punches, policy: split })
		expect(day).toMatchObject({ codes, cutBasisPoints, starts: 360, ends: 1200 })
	})

	test("a day never costs more than having stayed away, and says so", () => {
		const punches = [`${monday} 05:55:00`]
		const [day] = toldDays({ from: monday, roster, punches, policy: split })
		expect(day?.reasons.at(-1)).toBe("Potongan sehari paling banyak 3 %.")
	})

	const three = templateWith({
		shifts: [
			shift("tiga", [
				{
					...{ start: "07:30", end: "16:00", restMinutes: 60 },
					restPunch: { from: "12:00", until: "13:30" },
				},
			]),
		],
	})
	const cutting = { ...three, cuts: rowWith("cuts", { restBasisPoints: 100 }).cuts }
	test.each([
		["all three", ["07:20:00", "12:40:00", "16:01:00"], ["H"], 0],
		["the third is missing", ["07:20:00", "16:01:00"], ["–I"], 100],
		["too late for the third", ["07:20:00", "13:31:00", "16:01:00"], ["–I"], 100],
		["its last second", ["07:20:00", "13:30:59", "16:01:00"], ["H"], 0],
		["a departure is not the third too", ["07:20:00", "13:00:00"], ["–I", "P4"], 250],
	])("three punches a day: %s", (_, clocks, codes, cutBasisPoints) => {
		const punches = clocks.map((clock) => `${monday} ${clock}`)
		const given = { from: monday, roster: { [monday]: ["tiga"] }, punches, policy: cutting }
		expect(someDays(given)[0]).toMatchObject({ codes, cutBasisPoints })
	})
})

describe("who is due", () => {
	test("a date without a roster is tanpa jadwal, never absent, and counts as such", () => {
		const [day] = toldDays({ from: monday, schedule: "piket" })
		expect(day).toMatchObject({
			...{ state: "unrostered", codes: ["TJ"], cutBasisPoints: 0 },
			reasons: ["Giliran hari ini belum dimasukkan; belum mengurangi apa pun."],
		})
	})

	test.each([
		["serves on a holiday", false, "2026-12-25", ["TK"]],
		["observes it", true, "2026-12-25", ["L"]],
		["an ordinary day", true, "2026-12-24", ["L"]],
		["a working day", true, "2026-12-23", ["TK"]],
	])("a shift that %s", (_, observes, date, codes) => {
		const parts = [{ start: "07:00", end: "14:00", restMinutes: 0 }]
		const policy = templateWith({ shifts: [shift("jaga", parts, observes)] })
		const roster = { [date]: ["jaga"] }
		expect(someDays({ from: date, schedule: "piket", roster, policy })[0]?.codes).toEqual(codes)
	})

	test("collective leave that a roster makes somebody work is added to annual leave", () => {
		const date = "2026-12-24"
		const punches = [`${date} 06:50:00`, `${date} 14:02:00`]
		const [day] = toldDays({ from: date, roster: { [date]: ["pagi"] }, punches })
		expect(day).toMatchObject({ state: "present", leaveCredit: 1 })
		expect(day?.reasons).toContain(
			"Bertugas pada hari libur: Cuti bersama Kelahiran Yesus Kristus. Cuti tahunan bertambah 1 hari.",
		)
		const [absent] = someDays({ from: date, roster: { [date]: ["pagi"] } })
		expect(absent).toMatchObject({ state: "absent", leaveCredit: 0 })
	})

	test("a holiday that is no collective leave adds nothing", () => {
		const date = "2026-12-25"
		const punches = [`${date} 06:50:00`, `${date} 14:02:00`]
		const [day] = someDays({ from: date, roster: { [date]: ["pagi"] }, punches })
		expect(day).toMatchObject({ state: "present", leaveCredit: 0 })
	})

	test("a swap is two entries; the pattern goes on around them", () => {
		const patterns = [{ from: "2026-11-02", cycle: [["pagi"], ["sore"]] }]
		const names = (roster: Readonly<Record<string, readonly string[]>>) =>
			someDays({ from: "2026-11-02", through: "2026-11-04", patterns, roster }).map(
				({ duties }) => duties[0]?.name ?? "-",
			)
		expect(names({})).toEqual(["Pagi", "Sore", "Pagi"])
		expect(names({ "2026-11-03": ["malam"] })).toEqual(["Pagi", "Malam", "Pagi"])
		expect(names({ "2026-11-03": [] })).toEqual(["Pagi", "-", "Pagi"])
	})

	test("the pattern that began last counts, and ends on its last day", () => {
		const patterns = [
			{ from: "2026-11-01", cycle: [["pagi"]] },
			{ from: "2026-11-03", until: "2026-11-04", cycle: [["malam"]] },
		]
		const days = someDays({ from: "2026-11-02", through: "2026-11-05", patterns })
		expect(days.map(({ duties }) => duties[0]?.name)).toEqual(["Pagi", "Malam", "Malam", "Pagi"])
	})
})

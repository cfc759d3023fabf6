// What one government decides and another does not: each setting at both sides of its boundary.
import { describe, expect, test } from "vitest"
import { at } from "./one-day.fixture.ts"
import { codesOf, rowWith, someDays, templateWith, toldDays, wall } from "./some-days.fixture.ts"
import { weeklyHours } from "./weekly-hours.ts"

const monday = "2026-11-02"
const clocks = (...times: string[]) => times.map((time) => `${monday} ${time}`)
const sources = {
	start: { cite: "SK", status: "confirmed" },
	rest: { cite: "SK", status: "confirmed" },
	end: { cite: "SK", status: "confirmed" },
}

describe("flexible time (PermenPANRB 4/2025)", () => {
	const flexibleDays = (flexible: object) =>
		templateWith({
			schedules: [
				{
					...{ id: "lima-hari", name: "Fleksibel", kind: "weekly", observesHolidays: true },
					rows: [
						{
							...{ from: "2023-04-12", sources },
							days: ["senin", "selasa", "rabu", "kamis", "jumat"].map((day) => ({
								...{ day, start: "07:30", end: "16:00", restMinutes: 60, flexible },
							})),
						},
					],
				},
			],
		})
	const daily = flexibleDays({ kind: "daily", beforeMinutes: 90, afterMinutes: 90 })
	test.each([
		["as the hours stand", "07:30:00", "16:00:00", ["H"]],
		["an hour later, to the minute", "08:30:20", "17:00:00", ["H"]],
		["an hour later, a minute too soon", "08:30:00", "16:59:00", ["P1"]],
		["the latest start", "09:00:59", "17:30:00", ["H"]],
		["too late, by a minute", "09:01:00", "17:30:00", ["T1"]],
		["an hour earlier", "06:30:00", "15:00:00", ["H"]],
		["an hour earlier, a minute too soon", "06:30:00", "14:59:00", ["P1"]],
		["no earlier than the margin", "05:30:00", "14:30:00", ["H"]],
		["no earlier than the margin, a minute too soon", "05:30:00", "14:29:00", ["P1"]],
	])("the day keeps its length: %s", (_, arrival, departure, codes) => {
		const given = { from: monday, punches: clocks(arrival, departure), policy: daily }
		expect(someDays(given)[0]?.codes).toEqual(codes)
	})

	test("data missing in the morning holds back an early leaving that it could explain", () => {
		const punches = clocks("08:30:00", "16:10:00")
		const gap = { cause: "missing", place: "Lobi", from: 0, until: 0 } as const
		const midnight = Date.UTC(2026, 10, 2) / 1000
		const gaps = [{ ...gap, from: midnight + at("07:00:00"), until: midnight + at("08:00:00") }]
		const given = { from: monday, punches, policy: daily }
		expect(codesOf(given)).toEqual([`${monday} P2`])
		expect(codesOf({ ...given, more: { gaps } })).toEqual([`${monday} BL`])
	})

	const weekly = flexibleDays({ kind: "weekly", core: { from: "09:30", until: "15:00" } })
	test.each([
		["within the core", "09:30:59", "15:00:00", ["H"]],
		["late for the core", "09:31:00", "15:00:00", ["T1"]],
		["left within the core", "09:00:00", "14:30:00", ["P1"]],
	])("core hours: %s", (_, arrival, departure, codes) => {
		const given = { from: monday, punches: clocks(arrival, departure), policy: weekly }
		expect(someDays(given)[0]?.codes).toEqual(codes)
	})

	test("the week's hours stay due as a sum", () => {
		const dates = ["02", "03", "04", "05", "06"].map((day) => `2026-11-${day}`)
		const hours = (last: string) =>
			dates.flatMap((date) => [
				`${date} 08:00:00`,
				`${date} ${date.endsWith("06") ? last : "16:30:00"}`,
			])
		const week = (last: string) =>
			weeklyHours(
				someDays({ from: monday, through: "2026-11-08", punches: hours(last), policy: weekly }),
			)
		expect(week("16:30:00")).toMatchObject([
			{ monday, owedMinutes: 2250, workedMinutes: 2250, shortMinutes: 0, isWhole: true },
		])
		expect(week("15:00:00")).toMatchObject([{ workedMinutes: 2160, shortMinutes: 90 }])
	})

	test("a week that runs on is not short yet", () => {
		const now = { date: "2026-11-04", second: at("12:00:00") }
		const days = someDays({ from: monday, through: "2026-11-08", policy: weekly, now })
		expect(weeklyHours(days)).toMatchObject([{ isWhole: false, shortMinutes: 0 }])
	})
})

describe("grace, repayment and thresholds by hours", () => {
	test.each([
		[15, "07:45:59", ["H"]],
		[15, "07:46:00", ["T1"]],
	])("grace of %i minutes, in at %s", (lateGraceMinutes, arrival, codes) => {
		const policy = rowWith("counting", { lateGraceMinutes })
		const given = { from: monday, punches: clocks(arrival, "16:00:00"), policy }
		expect(someDays(given)[0]?.codes).toEqual(codes)
	})

	test("whoever is later than the grace is late from the start on", () => {
		const policy = rowWith("counting", { lateGraceMinutes: 15 })
		const given = { from: monday, punches: clocks("07:46:00", "16:00:00"), policy }
		expect(someDays(given)[0]?.arrival.minutes).toBe(16)
	})

	test.each([
		["all of it", "08:00:00", "16:30:00", ["H"], 30],
		["a second less", "08:00:00", "16:29:59", ["T1"], 30],
		["more lateness than may be repaid", "08:01:00", "16:40:00", ["T2"], 31],
	])("lateness of up to 30 minutes worked again: %s", (_, arrival, departure, codes, minutes) => {
		const policy = rowWith("counting", { repaidLateMinutes: 30 })
		const given = { from: monday, punches: clocks(arrival, departure), policy }
		expect(someDays(given)[0]).toMatchObject({ codes, arrival: { kind: "late", minutes } })
	})

	test.each([
		["half a day", "12:29:00", ["SH", "P4"], "partial"],
		["just not", "12:30:00", ["P4"], "partial"],
		["too little", "10:29:00", ["TK"], "absent"],
	])("worked 4 h or less is half a day, 2 h or less none: %s", (_, departure, codes, state) => {
		const policy = {
			...rowWith("counting", { halfDayBelowMinutes: 240, absentBelowMinutes: 120 }),
			windows: rowWith("windows", {
				...{ in: { from: "05:00", until: "09:59" }, out: { from: "10:00", until: "21:00" } },
			}).windows,
		}
		const given = { from: monday, punches: clocks("07:30:00", departure), policy }
		expect(someDays(given)[0]).toMatchObject({ codes, state })
	})

	test("neither a forgotten punch that was closed nor a corrected pair is short of hours", () => {
		const counting = rowWith("counting", { absentBelowMinutes: 240 }).counting
		const closing = { ...rowWith("pairing", { closesForgottenOut: true }), counting }
		expect(codesOf({ from: monday, punches: clocks("07:20:00"), policy: closing })).toEqual([
			`${monday} H`,
		])
		const alternating = { ...rowWith("pairing", { rule: "alternating" }), counting }
		const out = { date: monday, end: "departure", at: wall(`${monday} 16:00:00`) } as const
		const more = { corrections: [{ ...out, by: "Yusuf", reason: "lupa" }] }
		const given = { from: monday, punches: clocks("07:20:00"), policy: alternating, more }
		expect(someDays(given)[0]).toMatchObject({ codes: ["H"], workedMinutes: 460 })
	})

	test("a short day is whole once its own hours are worked", () => {
		const policy = rowWith("counting", { halfDayBelowMinutes: 300, absentBelowMinutes: 250 })
		const friday = ["2026-11-06 07:20:00", "2026-11-06 11:01:00"]
		const given = { from: "2026-11-06", schedule: "enam-hari", punches: friday, policy }
		expect(codesOf(given)).toEqual(["2026-11-06 H"])
		const early = { ...given, punches: [friday[0] ?? "", "2026-11-06 10:20:00"] }
		expect(codesOf(early)).toEqual(["2026-11-06 TK"])
	})

	test("hours that nobody could measure are held against nobody", () => {
		const policy = rowWith("counting", { halfDayBelowMinutes: 240, absentBelowMinutes: 120 })
		expect(codesOf({ from: monday, punches: clocks("07:25:00"), policy })).toEqual([`${monday} –P`])
	})
})

describe("pairing", () => {
	const alternating = rowWith("pairing", { rule: "alternating" })
	test.each([
		["two", ["07:25:00", "16:02:00"], ["H"], 517],
		[
			"four: what lies between the pairs is no work",
			["07:25:00", "12:00:00", "13:00:00", "16:02:00"],
			["H"],
			457,
		],
		["three: the last pair is incomplete", ["07:25:00", "12:00:00", "13:00:00"], ["–P"], 275],
		["a burst is one punch", ["07:25:00", "07:25:20", "16:01:40", "16:02:00"], ["H"], 517],
	])("alternating, %s", (_, times, codes, worked) => {
		const given = { from: monday, punches: clocks(...times), policy: alternating }
		expect(someDays(given)[0]).toMatchObject({ codes, workedMinutes: worked })
	})

	test("an odd number of punches is said", () => {
		const given = { from: monday, punches: clocks("07:25:00"), policy: alternating }
		expect(toldDays(given)[0]?.reasons).toContain(
			"Jumlah ketukan ganjil; pasangan terakhir tidak lengkap.",
		)
	})

	const keys = rowWith("pairing", { rule: "keys" })
	const keyed = (...given: readonly (readonly [string, ("in" | "out")?])[]) =>
		given.map(([time, direction]) => ({
			when: `${monday} ${time}`,
			...(direction && { direction }),
		}))
	test.each([
		["as the windows would", keyed(["07:25:00", "in"], ["16:02:00", "out"]), ["H"]],
		["out pressed in the morning", keyed(["07:25:00", "out"], ["16:02:00", "out"]), ["–M"]],
		["in pressed in the afternoon", keyed(["07:25:00", "in"], ["16:02:00", "in"]), ["–P"]],
		["no key: by the windows", keyed(["07:25:00"], ["16:02:00"]), ["H"]],
	])("keys, %s", (_, punches, codes) => {
		expect(someDays({ from: monday, punches, policy: keys })[0]?.codes).toEqual(codes)
	})

	test("by default keys are kept and never believed", () => {
		const punches = keyed(["07:25:00", "out"], ["16:02:00", "in"])
		expect(codesOf({ from: monday, punches })).toEqual([`${monday} H`])
	})

	test("a forgotten out-punch is missing, unless the policy closes it", () => {
		const punches = clocks("07:25:00")
		expect(codesOf({ from: monday, punches })).toEqual([`${monday} –P`])
		const policy = rowWith("pairing", { closesForgottenOut: true })
		expect(toldDays({ from: monday, punches, policy })[0]).toMatchObject({
			...{ codes: ["H"], departure: { kind: "closed", second: at("16:00:00") } },
			reasons: ["Ketukan pulang tidak ada; dianggap pulang 16:00."],
		})
		expect(codesOf({ from: monday, policy }), "nobody came").toEqual([`${monday} TK`])
	})
})

describe("the calendar", () => {
	test.each([
		["2026-02-18", 450, 960, 450],
		["2026-02-19", 480, 900, 390],
		["2026-02-20", 480, 930, 390],
		["2026-03-17", 480, 900, 390],
		["2026-03-25", 450, 960, 450],
	])("Ramadan by decree: %s is from %i to %i", (date, starts, ends, owedMinutes) => {
		expect(someDays({ from: date })[0]).toMatchObject({ starts, ends, owedMinutes })
	})

	test("a decree that comes later moves the days it names", () => {
		const seasons = [
			{
				...{ season: "ramadan", from: "2026-02-18", until: "2026-02-18" },
				...{ name: "Ramadan 1447 H", cite: "Sidang isbat" },
			},
		]
		expect(someDays({ from: "2026-02-18", calendar: { seasons } })[0]).toMatchObject({
			starts: 480,
		})
	})

	test("a week of Ramadan is 32 h 30 by five days and by six", () => {
		const week = { from: "2026-02-23", through: "2026-03-01" }
		const owed = (schedule: string) =>
			someDays({ ...week, schedule }).reduce((sum, day) => sum + day.owedMinutes, 0)
		expect([owed("lima-hari"), owed("enam-hari")]).toEqual([1950, 1950])
	})

	test("a week by six days is 37 h 30 too, its Friday until 11:00", () => {
		const days = someDays({ from: "2026-11-02", through: "2026-11-08", schedule: "enam-hari" })
		expect(days.reduce((sum, day) => sum + day.owedMinutes, 0)).toBe(2250)
		const punches = ["2026-11-06 07:25:00", "2026-11-06 11:02:00"]
		const friday = { from: "2026-11-06", schedule: "enam-hari", punches }
		expect(codesOf(friday)).toEqual(["2026-11-06 H"])
		const early = [punches[0] ?? "", "2026-11-06 10:20:00"]
		expect(codesOf({ ...friday, punches: early })).toEqual(["2026-11-06 P2"])
	})

	test("a local day is off where its region is", () => {
		const own = {
			date: monday,
			name: "Hari jadi",
			kind: "libur",
			cite: "Perda",
			region: "alor",
		} as const
		const calendar = { holidays: [own] }
		const there = [{ unit: "dinas", schedule: "lima-hari", region: "alor" }]
		expect(codesOf({ from: monday, calendar, service: there })).toEqual([`${monday} L`])
		expect(codesOf({ from: monday, calendar })).toEqual([`${monday} TK`])
	})

	test("half a day before a feast ends work at noon", () => {
		const specialHours = [
			{ date: monday, end: 720, restMinutes: 0, name: "Natal", cite: "SE 1" } as const,
		]
		const given = { from: monday, calendar: { specialHours } }
		const punches = clocks("07:25:00", "12:00:00")
		expect(someDays({ ...given, punches })[0]).toMatchObject({
			...{ codes: ["H"], ends: 720, owedMinutes: 270 },
		})
		expect(codesOf({ ...given, punches: clocks("07:25:00", "11:40:00") })).toEqual([`${monday} P1`])
	})
})

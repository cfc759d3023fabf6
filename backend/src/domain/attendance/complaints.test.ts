// What people complained of in other attendance systems, each as it was reported, and the right answer.

import { localMoment, wallSecond } from "@hadir/shared/time/local-time.ts"
import { expect, test } from "vitest"
import { at } from "./one-day.fixture.ts"
import { codesOf, rowWith, someDays, toldDays } from "./some-days.fixture.ts"

test("the morning out of a night shift is not taken for the next day", () => {
	const roster = { "2026-11-02": ["malam"], "2026-11-03": [] }
	const punches = ["2026-11-02 20:51:00", "2026-11-03 07:04:00"]
	const days = someDays({ from: "2026-11-02", through: "2026-11-03", roster, punches })
	expect(days).toMatchObject([
		{
			state: "present",
			arrival: { second: at("20:51:00") },
			departure: { second: at("31:04:00") },
		},
		{ state: "dayOff", punches: [] },
	])
})

test("the morning out of a night shift is not the arrival of the office day that follows", () => {
	const roster = { "2026-11-02": ["malam"] }
	const punches = ["2026-11-02 20:51:00", "2026-11-03 07:04:00", "2026-11-03 16:02:00"]
	const days = someDays({ from: "2026-11-02", through: "2026-11-03", roster, punches })
	expect(days[0]).toMatchObject({ state: "present", departure: { second: at("31:04:00") } })
	expect(days[1], "07:04 lies nearer to the night's end").toMatchObject({ codes: ["–M"] })
})

test("nobody is absent before the window has ended", () => {
	const asked = (second: number) =>
		someDays({ from: "2026-11-02", now: { date: "2026-11-02", second } })[0]?.state
	expect(asked(at("21:00:59"))).toBe("pending")
	expect(asked(at("21:01:00"))).toBe("absent")
})

test("nobody on a night shift is absent before its window has ended in the morning", () => {
	const roster = { "2026-11-02": ["malam"], "2026-11-03": [] }
	const asked = (clock: string) =>
		codesOf({ from: "2026-11-02", roster, now: { date: "2026-11-03", second: at(clock) } })
	expect(asked("11:00:59")).toEqual(["2026-11-02 B"])
	expect(asked("11:01:00")).toEqual(["2026-11-02 TK"])
})

test("no shift of a rota is skipped, whatever month or year ends", () => {
	const cycle = [["pagi"], ["sore"], ["malam"], []]
	const days = someDays({
		from: "2026-12-30",
		through: "2027-01-06",
		patterns: [{ from: "2026-12-30", cycle }],
		calendar: { years: [2027] },
	})
	expect(days.map((day) => day.duties.map(({ name }) => name).join())).toEqual([
		...["Pagi", "Sore", "Malam", ""],
		...["Pagi", "Sore", "Malam", ""],
	])
})

test("a duplicate punch opens no second day", () => {
	const roster = { "2026-11-02": ["malam"], "2026-11-03": ["malam"] }
	const out = ["2026-11-03 07:03:00", "2026-11-03 07:03:20", "2026-11-03 07:03:40"]
	const punches = ["2026-11-02 20:51:00", ...out]
	const [first, second] = someDays({ from: "2026-11-02", through: "2026-11-03", roster, punches })
	expect(first).toMatchObject({ state: "present", departure: { second: at("31:03:40") } })
	expect(first?.punches.map(({ isRepeat }) => isRepeat)).toEqual([false, false, true, true])
	expect(second).toMatchObject({ state: "absent", punches: [] })
})

test("the out-punch of a night shift stands on the date the shift began", () => {
	const roster = { "2026-11-30": ["malam"] }
	const punches = ["2026-11-30 20:58:00", "2026-12-01 07:01:00"]
	const [day] = toldDays({ from: "2026-11-30", roster, punches })
	expect(day).toMatchObject({ state: "present", workedMinutes: 603, reasons: ["Tepat waktu."] })
})

test("overtime over midnight counts once", () => {
	const overtime = [
		{ from: wallOf("2026-11-02", "20:00"), until: wallOf("2026-11-03", "02:00"), letter: "SPK 7" },
	]
	const punches = ["2026-11-02 07:25:00", "2026-11-03 02:05:00", "2026-11-03 07:28:00"]
	const evening = [...punches, "2026-11-03 16:01:00"]
	const days = toldDays({
		...{ from: "2026-11-02", through: "2026-11-03", punches: evening, more: { overtime } },
	})
	expect(days.map(({ overtimeMinutes }) => overtimeMinutes)).toEqual([360, 0])
	expect(days[0]?.reasons).toContain("Lembur 360 menit (SPK 7).")
	expect(days[1], "the night's out-punch is not its arrival").toMatchObject({
		...{ state: "present", arrival: { second: at("07:28:00") } },
	})
})

test("figures are never stale after an edit: they are worked out when asked for", () => {
	const given = { from: "2026-11-02", punches: ["2026-11-02 07:25:00"] }
	expect(codesOf(given)).toEqual(["2026-11-02 –P"])
	const late = { ...given, punches: [...given.punches, "2026-11-02 16:00:00"] }
	expect(codesOf(late)).toEqual(["2026-11-02 H"])
	expect(codesOf(given)).toEqual(["2026-11-02 –P"])
})

test("07:30:59 is on time where seconds are dropped, and a minute late where they count", () => {
	const punches = ["2026-11-02 07:30:59", "2026-11-02 16:00:00"]
	expect(codesOf({ from: "2026-11-02", punches })).toEqual(["2026-11-02 H"])
	const counted = rowWith("counting", { seconds: "ceil" })
	const [day] = someDays({ from: "2026-11-02", punches, policy: counted })
	expect(day).toMatchObject({ codes: ["T1"], arrival: { minutes: 1 } })
})

test("one instant is on time in WIB, late in WITA and later in WIT", () => {
	const instant = Date.parse("2026-11-02T00:28:00Z")
	const judged = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"].map((zone) => {
		const moment = localMoment(instant, zone)
		const punches = [{ when: "2026-11-02 00:00", at: wallSecond(moment) }, "2026-11-02 16:00:00"]
		return someDays({ from: "2026-11-02", punches })[0]?.arrival
	})
	expect(judged).toEqual([
		{ kind: "onTime", second: at("07:28:00") },
		{ kind: "late", second: at("08:28:00"), minutes: 58, category: "TL2" },
		{ kind: "late", second: at("09:28:00"), minutes: 118, category: "TL4" },
	])
})

test("half a day of leave moves the start, and the punches are judged by what is left", () => {
	const part = { from: 450, until: 720 }
	const letters = [
		{
			...({ kind: "cutiTahunan", from: "2026-11-02", until: "2026-11-02" } as const),
			...{ letter: "851/7/2026", part },
		},
	]
	const day = (...punches: string[]) =>
		toldDays({ from: "2026-11-02", punches, more: { letters } })[0]
	expect(day("2026-11-02 12:00:30", "2026-11-02 16:01:00")).toMatchObject({
		...{ state: "present", starts: 720, ends: 960, owedMinutes: 240 },
		reasons: ["Tepat waktu.", "Cuti tahunan 07:30–12:00 (851/7/2026)."],
	})
	expect(day("2026-11-02 12:31:00", "2026-11-02 16:01:00")).toMatchObject({ codes: ["T2"] })
	expect(day("2026-11-02 07:20:00", "2026-11-02 16:01:00")).toMatchObject({ codes: ["H"] })
	expect(day()).toMatchObject({ codes: ["TK"] })
})

test("taps at 15:58:50 and 15:59:45 on a day until 16:00: both are kept, the out is 15:59:45", () => {
	const punches = ["2026-11-02 07:20:00", "2026-11-02 15:58:50", "2026-11-02 15:59:45"]
	const [day] = someDays({ from: "2026-11-02", punches })
	expect(day).toMatchObject({ state: "present", departure: { second: at("15:59:45") } })
	expect(day?.punches).toHaveLength(3)
})

test("14-21 and 21-07 with 13:55 and 07:02 only: the hand-over needs no punch", () => {
	const punches = ["2026-11-02 13:55:00", "2026-11-03 07:02:00"]
	const oneDate = { "2026-11-02": ["sore", "malam"] }
	const [both] = someDays({ from: "2026-11-02", roster: oneDate, punches })
	expect(both).toMatchObject({
		...{ state: "present", codes: ["H"], workedMinutes: 7 * 60 + 5 + 10 * 60 + 2 },
		arrival: { second: at("13:55:00") },
		departure: { second: at("31:02:00") },
		duties: [{ departure: { kind: "handOver" } }, { arrival: { kind: "handOver" } }],
	})
})

test("the same without the setting: each shift owes its own punches", () => {
	const punches = ["2026-11-02 13:55:00", "2026-11-03 07:02:00"]
	const roster = { "2026-11-02": ["sore", "malam"] }
	const policy = rowWith("pairing", { handOverMinutes: undefined })
	expect(codesOf({ from: "2026-11-02", roster, punches, policy })).toEqual(["2026-11-02 –P –M"])
	const handed = [...punches, "2026-11-02 21:00:30"]
	expect(codesOf({ from: "2026-11-02", roster, punches: handed, policy })).toEqual(["2026-11-02 H"])
})

function wallOf(date: string, clock: string): number {
	return wallSecond({ date, second: at(clock) })
}

// PP 94/2021, steps of cumulative days, both sides of each; ten in a row; minutes as days.
import { addDays } from "@hadir/shared/time/local-date.ts"
import { describe, expect, test } from "vitest"
import type { TimedGap } from "../attendance/person-facts.ts"
import { someDays, wall } from "../attendance/some-days.fixture.ts"
import { daysOfMinutes } from "./days-of-minutes.ts"
import { disciplineOf, plainDiscipline } from "./discipline.ts"
import { sanctionFor, sanctionsOn } from "./sanctions.ts"

describe("PP 94/2021 pasal 9-11: days without leave in a calendar year", () => {
	test.each([
		[0, undefined],
		[2, undefined],
		[3, "Teguran lisan"],
		[4, "Teguran tertulis"],
		[6, "Teguran tertulis"],
		[7, "Pernyataan tidak puas secara tertulis"],
		[10, "Pernyataan tidak puas secara tertulis"],
		[11, "Pemotongan tunjangan kinerja 25 % selama 6 bulan"],
		[13, "Pemotongan tunjangan kinerja 25 % selama 6 bulan"],
		[14, "Pemotongan tunjangan kinerja 25 % selama 9 bulan"],
		[16, "Pemotongan tunjangan kinerja 25 % selama 9 bulan"],
		[17, "Pemotongan tunjangan kinerja 25 % selama 12 bulan"],
		[20, "Pemotongan tunjangan kinerja 25 % selama 12 bulan"],
		[21, "Penurunan jabatan setingkat lebih rendah selama 12 bulan"],
		[24, "Penurunan jabatan setingkat lebih rendah selama 12 bulan"],
		[25, "Pembebasan dari jabatan menjadi jabatan pelaksana selama 12 bulan"],
		[27, "Pembebasan dari jabatan menjadi jabatan pelaksana selama 12 bulan"],
		[28, "Pemberhentian dengan hormat tidak atas permintaan sendiri"],
		[200, "Pemberhentian dengan hormat tidak atas permintaan sendiri"],
	])("%i days: %s", (days, words) => {
		expect(sanctionFor(days, sanctionsOn("2026-12-31"))?.words).toBe(words)
	})

	test("before the regulation there is no table", () => {
		expect(() => sanctionsOn("2021-08-30")).toThrow(/2021-08-30/)
		expect(sanctionsOn("2021-08-31").steps).toHaveLength(9)
	})
})

/** Present on all working days but the given ones. */
function year(absent: readonly string[], through = "2026-11-30") {
	const punches: string[] = []
	for (let date = "2026-11-01"; date <= through; date = addDays(date, 1)) {
		if (!absent.includes(date)) punches.push(`${date} 07:20:00`, `${date} 16:40:00`)
	}
	return someDays({ from: "2026-11-01", through, punches })
}

test("each step is told once, on the day that reaches it, due the next working day", () => {
	const { notices, absentDays, sanction } = disciplineOf(
		year(["2026-11-02", "2026-11-04", "2026-11-06", "2026-11-11"]),
		2026,
	)
	expect(absentDays).toBe(4)
	expect(sanction?.words).toBe("Teguran tertulis")
	expect(
		notices.map(({ reachedOn, dueOn, because, days }) => [reachedOn, dueOn, because, days]),
	).toEqual([
		["2026-11-06", "2026-11-09", "step", 3],
		["2026-11-11", "2026-11-12", "step", 4],
	])
})

test("days off neither break a run nor lengthen it; being there does", () => {
	const over = ["2026-11-05", "2026-11-06", "2026-11-09"]
	expect(disciplineOf(year(over), 2026)).toMatchObject({ longestRun: 3 })
	expect(disciplineOf(year(["2026-11-05", "2026-11-06", "2026-11-10"]), 2026).longestRun).toBe(2)
})

describe("a day not settled yet within days in a row", () => {
	const from = "2026-11-02"
	/** Records of the whole day are missing: somebody has yet to decide. */
	const dark = (date: string): TimedGap => ({
		...{ from: wall(`${date} 00:00:00`), until: wall(`${date} 23:59:00`) },
		...{ place: "Lobi", cause: "missing" },
	})
	const days = (through: string, gaps: readonly TimedGap[], punches: readonly string[] = []) =>
		disciplineOf(someDays({ from, through, punches, more: { gaps } }), 2026)

	test("neither breaks nor lengthens them, and the notice tells of it", () => {
		const { longestRun, openDays, notices } = days("2026-11-05", [dark("2026-11-03")])
		expect([longestRun, openDays]).toEqual([3, 1])
		expect(notices.filter(({ because }) => because === "consecutive")).toMatchObject([
			{ reachedOn: "2026-11-05", days: 3, openWithin: 1 },
		])
	})

	test("before the first and after the last it lies not within", () => {
		const { notices } = days("2026-11-06", [dark("2026-11-02"), dark("2026-11-06")])
		expect(notices.filter(({ because }) => because === "consecutive")).toMatchObject([
			{ reachedOn: "2026-11-05", days: 3, openWithin: 0 },
		])
	})

	test("being there afterwards breaks them all the same", () => {
		const there = ["2026-11-04 07:20:00", "2026-11-04 16:40:00"]
		expect(days("2026-11-06", [dark("2026-11-03")], there)).toMatchObject({ longestRun: 2 })
	})
})

test("three days in a row are told at once, ten end service", () => {
	const ten = ["02", "03", "04", "05", "06", "09", "10", "11", "12", "13"].map(
		(d) => `2026-11-${d}`,
	)
	const nine = disciplineOf(year(ten.slice(0, 9)), 2026)
	expect(nine.notices.some(({ because }) => because === "unbroken")).toBe(false)
	const { notices } = disciplineOf(year(ten), 2026)
	expect(notices.filter(({ because }) => because !== "step")).toMatchObject([
		{ because: "consecutive", days: 3, reachedOn: "2026-11-04" },
		{ because: "unbroken", days: 10, reachedOn: "2026-11-13", dueOn: "2026-11-16" },
	])
})

test("days that wait for data or a decision are no absence, and are counted as open", () => {
	const days = someDays({
		from: "2026-11-02",
		through: "2026-11-06",
		now: { date: "2026-11-04", second: 0 },
	})
	expect(disciplineOf(days, 2026)).toMatchObject({ absentDays: 2, openDays: 3 })
})

describe("late and early minutes as days", () => {
	const day = (minutes: number, owedMinutes = 450) => ({ minutes, owedMinutes })
	test.each([
		["off", [day(900)], 0],
		["fixed", [day(449)], 0],
		["fixed", [day(200), day(250)], 1],
		["fixed", [day(899)], 1],
		["ofDay", [day(200), day(250)], 1],
		["ofDay", [day(389, 390)], 0],
		["ofDay", [day(195, 390), day(225)], 1],
		["ofDay", [day(195, 390), day(224)], 0],
		["ofDay", [day(100, 0)], 0],
	] as const)("%s, %o: %i", (minutesToDays, days, whole) => {
		expect(daysOfMinutes(days, { minutesToDays, minutesPerDay: 450 })).toBe(whole)
	})

	test("they can reach a step by themselves", () => {
		const late = ["02", "03", "04", "05", "06"].flatMap((d) => [
			`2026-11-${d} 11:30:00`,
			`2026-11-${d} 17:00:00`,
		])
		const days = someDays({ from: "2026-11-02", through: "2026-11-06", punches: late })
		const rules = { ...plainDiscipline, minutesToDays: "fixed", minutesPerDay: 240 } as const
		expect(disciplineOf(days, 2026, rules)).toMatchObject({
			...{ absentDays: 0, minutes: 1200, daysOfMinutes: 5, totalDays: 5 },
			...{ sanction: { words: "Teguran tertulis" } },
		})
		expect(disciplineOf(days, 2026)).toMatchObject({ daysOfMinutes: 0, totalDays: 0, notices: [] })
	})
})

import { expect, test } from "vitest"
import { daysToLookAt, monthLines } from "./month-lines.ts"
import { sampleDay } from "./sample-day.ts"

const off = (date: string) => sampleDay({ date, state: "dayOff", codes: ["L"] })

const written = (days: Parameters<typeof monthLines>[0]) =>
	monthLines(days).map((line) => (line.kind === "day" ? line.day.date : line.words))

test("a free weekend is one thin line, also a lone Sunday", () => {
	expect(written([off("2026-11-01"), sampleDay(), off("2026-11-07"), off("2026-11-08")])).toEqual([
		"Minggu libur",
		"2026-11-02",
		"Sabtu–Minggu libur",
	])
})

test("a holiday on a weekday keeps its row", () => {
	expect(written([off("2026-12-25"), off("2026-12-26"), off("2026-12-27")])).toEqual([
		"2026-12-25",
		"Sabtu–Minggu libur",
	])
})

test("a weekend with a punch keeps its row", () => {
	const punch = { record: "a", second: 30_000, place: "Lobi", isRepeat: false }
	const worked = { ...off("2026-11-07"), punches: [punch] }
	expect(written([worked, off("2026-11-08")])).toEqual(["2026-11-07", "Minggu libur"])
})

test("what costs nothing is not asked about", () => {
	const days = [
		sampleDay(),
		sampleDay({ date: "2026-11-03", state: "partial" }),
		sampleDay({ date: "2026-11-04", state: "pending" }),
		sampleDay({ date: "2026-11-05", state: "incomplete" }),
	]
	expect(daysToLookAt(days).map(({ date }) => date)).toEqual(["2026-11-03", "2026-11-05"])
})

import { expect, test } from "vitest"
import { compareDays } from "./compare-days.ts"
import { someDays } from "./some-days.fixture.ts"

const week = { from: "2026-11-02", through: "2026-11-06" }
const own = { date: "2026-11-04", name: "HUT", kind: "libur", cite: "Perda" } as const

test("a day off added in the middle of the year moves the days it names, and says by how much", () => {
	const differences = compareDays(
		someDays(week),
		someDays({ ...week, calendar: { holidays: [own] } }),
	)
	expect(differences).toMatchObject([
		{
			...{ date: "2026-11-04", cutBasisPoints: -300 },
			...{ before: { codes: ["TK"] }, after: { codes: ["L"] } },
		},
	])
})

test("hours that move are told though nothing is cut", () => {
	const punches = ["2026-11-02 07:00:00", "2026-11-02 16:00:00"]
	const roster = { "2026-11-02": ["pagi"] }
	const one = { from: "2026-11-02", punches }
	expect(compareDays(someDays(one), someDays({ ...one, roster }))).toMatchObject([
		{ before: { starts: 450 }, after: { starts: 420 }, cutBasisPoints: 0 },
	])
})

test("the same facts move nobody", () => {
	expect(compareDays(someDays(week), someDays(week))).toEqual([])
})

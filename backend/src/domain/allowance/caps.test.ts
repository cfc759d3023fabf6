// How much the days may cost at most, and what a percentage is of.
import { describe, expect, test } from "vitest"
import { disciplinePaid, linesOf, sumOfRule } from "./allowance-month.fixture.ts"

const cost = (basisPoints: number) => ({ basisPoints })

describe("caps", () => {
	const told = { "2026-09-01": "09:30:00 14:00:00", "2026-09-02": "09:30:00 14:00:00" }
	test.each([
		[300, 60_000],
		[299, 59_800],
		[200, 40_000],
	])("of %i basis points a day: Rp%i for two days of 3 %", (dailyBasisPoints, cut) => {
		expect(disciplinePaid(told, { caps: { dailyBasisPoints } }).beforeTax).toBe(1_000_000 - cut)
	})

	test.each([
		[600, 60_000, 0],
		[599, 59_900, 1],
		[0, 0, 1],
	])("of %i basis points a month: Rp%i", (monthlyBasisPoints, cut, lines) => {
		const allowance = disciplinePaid(told, { caps: { monthlyBasisPoints } })
		expect(allowance.beforeTax).toBe(1_000_000 - cut)
		expect(linesOf(allowance, "monthlyCap")).toHaveLength(lines)
	})

	test("a day attended is never dearer than one of absence", () => {
		const absence = { code: "TK", cost: cost(250) }
		const allowance = disciplinePaid({ "2026-09-01": "09:30:00 14:00:00" }, { absence })
		expect(allowance.beforeTax).toBe(975_000)
		expect(sumOfRule(allowance, "notDearerThanAbsence")).toBe(5_000)
	})

	test.each([
		["names no cost of absence", undefined],
		["has not decided it", { code: "TK", cost: { unset: true } }],
	])("where the policy %s, a day's cuts stand", (_, absence) => {
		expect(disciplinePaid({ "2026-09-01": "09:30:00 14:00:00" }, { absence }).beforeTax).toBe(
			970_000,
		)
	})

	test("a share never falls below nothing, also where cuts are of the whole", () => {
		const parts = [
			{ id: "tetap", name: "Tetap", basisPoints: 9_900, pays: { by: "fixed" } },
			{
				...{ id: "disiplin", name: "Disiplin", basisPoints: 100 },
				pays: { by: "attendance", cutBase: "gross" },
			},
		]
		const allowance = disciplinePaid({ "2026-09-01": "" }, { shares: { parts }, caps: undefined })
		expect(allowance.beforeTax).toBe(990_000)
		expect(sumOfRule(allowance, "shareCap")).toBe(20_000)
	})
})

test.each([
	["share", 40_000 * 3],
	["gross", 100_000 * 3],
	[{ component: "prestasiKerja" }, 70_000 * 3],
])("absence of 3 %% of %j", (cutBase, hundredfold) => {
	const parts = [
		{ id: "tetap", name: "Tetap", basisPoints: 6_000, pays: { by: "fixed" } },
		{ id: "disiplin", name: "Disiplin", basisPoints: 4_000, pays: { by: "attendance", cutBase } },
	]
	const posts = [{ components: { bebanKerja: 3_000_000, prestasiKerja: 7_000_000 } }]
	const allowance = disciplinePaid({ "2026-09-01": "" }, { shares: { parts } }, { posts })
	expect(sumOfRule(allowance, "absent")).toBe(-hundredfold)
})

test("each component may be shared out by itself", () => {
	const parts = [
		{ id: "a", name: "A", basisPoints: 10_000, of: ["bebanKerja"], pays: { by: "fixed" } },
		{
			...{ id: "b", name: "B", basisPoints: 10_000 },
			of: [
				"prestasiKerja",
				"tempatBertugas",
				"kondisiKerja",
				"kelangkaanProfesi",
				"pertimbanganObjektifLainnya",
			],
			pays: { by: "attendance", cutBase: "share" },
		},
	]
	const posts = [{ components: { bebanKerja: 3_000_000, prestasiKerja: 7_000_000 } }]
	const allowance = disciplinePaid({ "2026-09-01": "" }, { shares: { parts } }, { posts })
	expect(allowance.beforeTax).toBe(10_000_000 - 210_000)
})

test("where each line is rounded, a cap is exact to the rupiah however the cuts below it fall", () => {
	const told = { "2026-09-01": "07:40:00 16:00:00", "2026-09-02": "08:10:00 16:00:00" }
	const rounding = { point: "line", mode: "halfUp" }
	const once = { ...told, "2026-09-03": "07:40:00 16:00:00", "2026-09-04": "07:40:00 16:30:00" }
	for (let rupiah = 1_000_001; rupiah < 1_000_401; rupiah += 7) {
		const posts = [{ rupiah }]
		const tables = { rounding, caps: { monthlyBasisPoints: 133 } }
		const most = Math.floor((rupiah * 133 * 2 + 10_000) / 20_000)
		for (const days of [told, once]) {
			expect(disciplinePaid(days, tables, { posts }).beforeTax).toBe(rupiah - most)
		}
	}
})

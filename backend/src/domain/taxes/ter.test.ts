// PP 58/2023 annex: both sides of every bound of every category, against a walk that shares no code with the rule.
import fc from "fast-check"
import { expect, test } from "vitest"
import { rupiah } from "../money/rupiah.ts"
import { ptkpCodes, terCategoryOf } from "./ptkp.ts"
import { terRateOf } from "./ter.ts"
import { type TerCategory, terTables } from "./ter-table.ts"

const table = terTables[0]?.rows ?? { A: [], B: [], C: [] }
const categories = ["A", "B", "C"] as const
const anyOf = { A: "TK/0", B: "K/2", C: "K/3" } as const
const month = "2026-09-30"

const rate = (gross: number, category: TerCategory): number =>
	terRateOf(rupiah(gross), anyOf[category], month).basisPoints

/** Counts how many bounds lie below the gross. */
function walked(gross: number, category: TerCategory): number {
	const passed = table[category].filter(([upTo]) => upTo !== undefined && gross > upTo).length
	return table[category][passed]?.[1] ?? Number.NaN
}

const bounds = categories.flatMap((category) =>
	table[category].flatMap(([upTo, at], index) => {
		const above = table[category][index + 1]?.[1]
		return upTo === undefined || above === undefined ? [] : [{ category, upTo, at, above }]
	}),
)

test("the annex has 44, 40 and 41 rows, rising without a gap from 0 % to 34 %", () => {
	expect(categories.map((category) => table[category].length)).toEqual([44, 40, 41])
	for (const category of categories) {
		const rows = table[category]
		const [limits, rates] = [rows.map(([upTo]) => upTo ?? Infinity), rows.map(([, at]) => at)]
		expect(limits).toEqual([...limits].sort((a, b) => a - b))
		expect(rates).toEqual([...rates].sort((a, b) => a - b))
		expect([rates[0], rates.at(-1)]).toEqual([0, 3_400])
	}
})

test.each(bounds)("$category: up to Rp$upTo bears $at, one rupiah more bears $above", (bound) => {
	const { category, upTo, at, above } = bound
	expect([rate(upTo, category), rate(upTo + 1, category)]).toEqual([at, above])
	expect([walked(upTo, category), walked(upTo + 1, category)]).toEqual([at, above])
})

test("any gross bears what a walk over the annex finds", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 2_000_000_000 }),
			fc.constantFrom(...categories),
			(gross, category) => {
				expect(rate(gross, category)).toBe(walked(gross, category))
			},
		),
	)
})

test.each([
	["A", ["TK/0", "TK/1", "K/0"]],
	["B", ["TK/2", "TK/3", "K/1", "K/2"]],
	["C", ["K/3"]],
])("category %s is %j", (category, codes) => {
	expect(ptkpCodes.filter((code) => terCategoryOf(code) === category)).toEqual(codes)
})

test("before the regulation there are no monthly rates", () => {
	expect(() => terRateOf(rupiah(1), "TK/0", "2023-12-31")).toThrow(/TER/)
	expect(terRateOf(rupiah(1), "TK/0", "2024-01-01").basisPoints).toBe(0)
})

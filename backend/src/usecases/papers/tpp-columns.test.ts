// The columns of the list against golden months of every kind of scheme: nothing counts twice, nothing is lost.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { evaluateWith } from "../../cli/evaluate.ts"
import { readScenario } from "../../cli/evaluate-scenario.ts"
import { allCuts, cutColumns, monthColumns } from "./tpp-columns.ts"

const folder = join(import.meta.dirname, "../../cli/examples")
const files = readdirSync(folder).filter((file) => /^tpp-.*\.json$/.test(file))

function people(file: string) {
	const scenario = readScenario(readFileSync(join(folder, file), "utf8"))
	if (!scenario.ok) throw new Error(scenario.fault.message)
	const done = evaluateWith(scenario.value, folder, (path) => readFileSync(path, "utf8"))
	if (!done.ok) throw new Error(done.fault.message)
	return done.value.employees.flatMap(({ allowance }) => allowance ?? [])
}

test("there are golden months to look at", () => expect(files.length).toBeGreaterThanOrEqual(6))

test.each(files)(
	"%s: base, cuts, acting and rounding add up to the allowance before tax",
	(file) => {
		const allowances = people(file)
		expect(allowances.length).toBeGreaterThan(0)
		for (const { lines, beforeTax } of allowances) {
			const month = monthColumns(lines)
			expect(month.base + allCuts(month) + month.acting + month.rounding).toBe(beforeTax)
			expect(month.shares.size).toBeGreaterThan(0)
			for (const cut of cutColumns)
				expect(month.cuts[cut], cut).toBeLessThanOrEqual(file.includes("harian") ? 1e9 : 0)
		}
	},
)

test("V1: what productivity and discipline lost, in rupiah and per cent", () => {
	const [allowance] = people("tpp-nasional-september-2026.json")
	const month = monthColumns(allowance?.lines ?? [])
	expect(month).toMatchObject({
		...{ post: "Analis", base: 3_500_000, attendanceBasisPoints: 800 },
		cuts: { performance: -210_000, attendance: -112_000 },
	})
	expect([...month.shares]).toEqual([
		["Produktivitas kerja", 2_100_000],
		["Disiplin kerja", 1_400_000],
	])
})

import { expect, test } from "vitest"
import { rupiah } from "../money/rupiah.ts"
import { dueDate, lateSteps } from "./deadlines.ts"
import { runOf } from "./run.ts"
import { budgetWords, checkBudget } from "./run-totals.ts"

const regular = (beforeTax: number) => ({ list: "regular" as const, beforeTax: rupiah(beforeTax) })
const repayment = (beforeTax: number) => ({
	list: "repayment" as const,
	beforeTax: rupiah(beforeTax),
})

test.each([
	["just enough", 100, [60], 40, 0],
	["one rupiah short", 100, [60], 41, 1],
	["nobody gave a row", undefined, [60], 1_000, 0],
])("%s", (_, given, closed, asked, over) => {
	const row = given === undefined ? undefined : rupiah(given)
	expect(checkBudget(row, closed.map(regular), regular(asked)).over).toBe(over)
})

test("what is asked back widens no budget", () => {
	expect(checkBudget(rupiah(100), [regular(90), repayment(-50)], regular(20)).over).toBe(10)
	expect(checkBudget(rupiah(100), [regular(90)], repayment(-50)).used).toBe(90)
})

test("the sentence says by how much", () => {
	expect(budgetWords(checkBudget(rupiah(100), [regular(60)], regular(41)))).toContain("kurang Rp1")
	expect(budgetWords(checkBudget(undefined, [], regular(1)))).toContain("belum dimasukkan")
})

const key = runOf({ month: "2026-09", unit: "dinkes", group: "PNS", list: "regular" })
const calculated = {
	kind: "calculated",
	by: "budi",
	role: "bkpsdm",
	at: 0,
	reason: "",
	version: 1,
} as const
const deadlines = { kind: "deadlines", calculated: 3, verified: 5 } as const

test.each([
	["the day itself is in time", [], "2026-10-03", []],
	["the day after is late", [], "2026-10-04", ["calculated"]],
	["a step that was taken is not late", [calculated], "2026-10-05", []],
	["the next one is, from its own day on", [calculated], "2026-10-06", ["verified"]],
])("%s", (_, steps, today, late) => {
	expect(lateSteps({ key, steps }, deadlines, today).map(({ step }) => step)).toEqual(late)
})

test("the 31st of a shorter month is its last day; nothing is due where nobody said so", () => {
	expect(dueDate("2026-08", 31)).toBe("2026-09-30")
	expect(dueDate("2026-12", 5)).toBe("2027-01-05")
	expect(lateSteps({ key, steps: [] }, undefined, "2030-01-01")).toEqual([])
})

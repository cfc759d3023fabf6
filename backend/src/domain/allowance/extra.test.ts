// THR and the 13th month: a part of the basis month's allowance, with the tax it adds to that month's.
import { expect, test } from "vitest"
import { inputOf, policyOf } from "./allowance-month.fixture.ts"
import { evaluateExtra, extraTermsOf } from "./evaluate-extra.ts"
import { loadAllowancePolicy } from "./load-allowance-policy.ts"
import { sayLine } from "./say-line.ts"
import { septemberDays, septemberInput } from "./september-2026.fixture.ts"
import { unconfirmedAmounts } from "./unconfirmed-amounts.ts"

const { activities: _, ...plain } = septemberInput
const input = inputOf(plain)
const extra = (more: object) => ({
	list: [{ id: "thr", monthsBefore: 1, of: "nominal", basisPoints: 10_000, ...more }],
})
const policy = (more: object, tables: Parameters<typeof policyOf>[1] = {}) =>
	policyOf("tpp-templat-nasional", { ...tables, extra: extra(more) })
const thr = (given: ReturnType<typeof policyOf>, month = "2026-10") =>
	evaluateExtra(given, { list: "thr", month, days: septemberDays, input })

test.each([
	["the whole nominal", { of: "nominal" }, 3_500_000],
	["half of the nominal", { of: "nominal", basisPoints: 5_000 }, 1_750_000],
	["what was earned", { of: "paid" }, 3_178_000],
])("%s of the month before", (_, more, beforeTax) => {
	expect(thr(policy(more, { tax: { mode: "none" } }))).toMatchObject({ beforeTax, net: beforeTax })
})

test("by TER: the rate of salary, allowance and extra on all of it, less what the month was taxed", () => {
	// Category B: of 4.200.000 + 3.178.000 it is 1 %; of 3.500.000 more, 10.878.000, it is 2 %.
	const { lines, net, beforeTax } = thr(policy({}))
	const tax = lines.find(({ kind }) => kind === "tax")
	expect(tax?.what).toEqual({ rule: "extraTax", alone: -73_780, together: -217_560 })
	expect(tax?.amount).toBe(73_780 - 217_560)
	expect(net).toBe(beforeTax + (tax?.amount ?? 0))
})

test("the final tax is the extra's own percentage", () => {
	const { lines } = thr(policy({}, { tax: { mode: "final", bearer: "employee" } }))
	expect(lines.find(({ kind }) => kind === "tax")?.amount).toBe(-175_000)
})

test("an amount nobody keyed in is nothing yet, and is named only where the run is asked about", () => {
	const open = policy({ basisPoints: "unset" })
	const { lines, beforeTax } = thr(open)
	expect(beforeTax).toBe(0)
	expect(lines[0] && sayLine(lines[0], "indonesian")).toMatch(/THR .*belum ditetapkan/)
	expect(unconfirmedAmounts(open, "2026-10-31", "thr").join()).toContain("THR belum diisi")
	expect(unconfirmedAmounts(open, "2026-10-31").join()).not.toContain("THR")
})

test("the basis month lies so many months before; without a row there is no such run", () => {
	expect(extraTermsOf(policy({ monthsBefore: 2 }), "thr", "2026-01")?.basisMonth).toBe("2025-11")
	expect(extraTermsOf(policy({}), "thirteenth", "2026-10")).toBeUndefined()
	expect(extraTermsOf(policyOf("tpp-templat-nasional"), "thr", "2026-10")).toBeUndefined()
	expect(() => thr(policyOf("tpp-templat-nasional"))).toThrow("no thr")
})

test("a table that names a run twice is refused", () => {
	const twice = { from: "2025-01-01", cite: "Perwali", status: "unconfirmed" }
	const list = [...extra({}).list, ...extra({}).list]
	const loaded = loadAllowancePolicy({
		...policyOf("tpp-templat-nasional"),
		extra: [{ ...twice, list }],
	})
	expect(loaded.ok ? "" : loaded.fault.message).toMatch(/menyebut satu id dua kali/)
})

// Rules of leave: so much a day, or a part of the month by how long it lasts, on both sides of each band.
import { describe, expect, test } from "vitest"
import type { LetterKind } from "../attendance/letter-kind.ts"
import { allowanceOf, linesOf, monthDays, policyOf } from "./allowance-month.fixture.ts"
import { leaveLength } from "./leave-cuts.ts"

const month = "2026-09"
const shares = {
	parts: [
		{ id: "tetap", name: "Tetap", basisPoints: 6_000, pays: { by: "fixed" } },
		{
			...{ id: "disiplin", name: "Disiplin", basisPoints: 4_000 },
			pays: { by: "attendance", cutBase: "share" },
		},
	],
}

/** Rp1.000.000, 40 % of it discipline; away with a letter from the first on. */
function paid(
	rule: object,
	away: { kind: LetterKind; until: string; from?: string },
	more: object = {},
) {
	const { kind, until, from = "2026-09-01" } = away
	const days = monthDays(month, {}, { more: { letters: [{ kind, from, until, letter: "SIC" }] } })
	const policy = policyOf("tpp-templat-nasional", { shares, leave: { rules: [rule] } })
	return allowanceOf(policy, month, { days, input: { posts: [{ rupiah: 1_000_000 }], ...more } })
}

describe("so much a day (Ogan Ilir 2023: 3 %)", () => {
	const rule = { kind: "cutiBesar", by: "perDay", cost: { basisPoints: 300 } }
	test.each([
		["attendance", "2026-09-01", 1_000_000 - 12_000],
		["attendance", "2026-09-02", 1_000_000 - 24_000],
		["gross", "2026-09-02", 1_000_000 - 60_000],
	])("of %s until %s", (of, until, beforeTax) => {
		expect(paid({ ...rule, of }, { kind: "cutiBesar", until }).beforeTax).toBe(beforeTax)
	})

	test("another kind of leave costs nothing", () => {
		expect(
			paid({ ...rule, of: "gross" }, { kind: "cutiTahunan", until: "2026-09-04" }).beforeTax,
		).toBe(1_000_000)
	})
})

describe("by length (Permentan 68/2012: sick 2 days 100 %, 14 days 75 %, then 50 %)", () => {
	const bands = [{ upTo: 2, paid: 10_000 }, { upTo: 14, paid: 7_500 }, { paid: 5_000 }]
	const rule = { kind: "cutiSakit", by: "length", of: "gross", bands }
	test.each([
		["calendarDays", "2026-09-02", 1_000_000],
		["calendarDays", "2026-09-03", 750_000],
		["calendarDays", "2026-09-14", 750_000],
		["calendarDays", "2026-09-15", 500_000],
		["workingDays", "2026-09-18", 750_000],
		["workingDays", "2026-09-21", 500_000],
	])("%s until %s: Rp%i", (counted, until, beforeTax) => {
		expect(paid({ ...rule, counted }, { kind: "cutiSakit", until }).beforeTax).toBe(beforeTax)
	})

	test("days of the month before count where they are known", () => {
		const more = { leaveSince: { cutiSakit: "2026-08-31" } }
		const away = { kind: "cutiSakit", until: "2026-09-01" } as const
		expect(paid({ ...rule, counted: "calendarDays" }, away, more).beforeTax).toBe(1_000_000)
		const earlier = { leaveSince: { cutiSakit: "2026-08-30" } }
		expect(paid({ ...rule, counted: "calendarDays" }, away, earlier).beforeTax).toBe(750_000)
	})
})

test("by the month of a long leave (50, 25, 10 %)", () => {
	const bands = [{ upTo: 1, paid: 5_000 }, { upTo: 2, paid: 2_500 }, { paid: 1_000 }]
	const rule = { kind: "cutiBesar", by: "length", counted: "months", of: "gross", bands }
	const since = (date: string) =>
		paid(rule, { kind: "cutiBesar", until: "2026-09-30" }, { leaveSince: { cutiBesar: date } })
			.beforeTax
	expect(["2026-09-01", "2026-08-31", "2026-07-01"].map(since)).toEqual([500_000, 250_000, 100_000])
})

test("a part nobody has keyed in is paid whole, and the line says so", () => {
	const rule = {
		kind: "cutiBesar",
		by: "length",
		counted: "months",
		of: "gross",
		bands: [{ paid: "unset" }],
	}
	const allowance = paid(rule, { kind: "cutiBesar", until: "2026-09-30" })
	expect(allowance.beforeTax).toBe(1_000_000)
	expect(linesOf(allowance, "leaveLength")).toMatchObject([{ amount: 0, isUnset: true }])
})

test.each([
	["2026-12-01", "2027-01", 2],
	["2027-01-31", "2027-01", 1],
])("a leave since %s is in %s in its month %i", (since, now, count) => {
	expect(leaveLength("months", [`${now}-04`], { month: now, since })).toBe(count)
})

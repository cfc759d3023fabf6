// Posts, status, service, sanctions, duties of office and acting posts, each on both sides of where it turns.
import { describe, expect, test } from "vitest"
import {
	allowanceOf,
	linesOf,
	monthDays,
	nothingCut,
	policyOf,
	sumOfRule,
} from "./allowance-month.fixture.ts"

const month = "2026-09"
type Tables = Parameters<typeof policyOf>[1]

function paid(tables: Tables, input: object = {}, more: Parameters<typeof monthDays>[2] = {}) {
	return allowanceOf(policyOf("tpp-templat-nasional", { ...nothingCut, ...tables }), month, {
		days: monthDays(month, {}, more),
		input: { posts: [{ rupiah: 1_000_000 }], ...input },
	})
}

const service = (more: object) => ({
	service: { cutOffDay: 15, start: "calendarDays", end: "calendarDays", death: "whole", ...more },
})

test.each([
	["2026-09-15", 15, 2_000_000],
	["2026-09-16", 15, 1_000_000],
	["2026-09-02", 2, 2_000_000],
	["2026-09-03", 2, 1_000_000],
])("who moves on %s is paid by the post of day %i: Rp%i", (from, cutOffDay, beforeTax) => {
	const until = `2026-09-${String(Number(from.slice(8)) - 1).padStart(2, "0")}`
	const posts = [
		{ until, rupiah: 1_000_000 },
		{ from, rupiah: 2_000_000 },
	]
	expect(paid(service({ cutOffDay }), { posts }).beforeTax).toBe(beforeTax)
	expect(paid(service({ cutOffDay }), { posts: posts.toReversed() }).beforeTax).toBe(beforeTax)
})

test("where no post is held on the cut-off day, the first after it counts, then the last before", () => {
	const before = { until: "2026-09-10", rupiah: 1_000_000 }
	const after = [
		{ from: "2026-09-20", rupiah: 2_000_000 },
		{ from: "2026-09-25", rupiah: 3_000_000 },
	]
	expect(paid(service({}), { posts: [...after, before] }).nominal).toBe(2_000_000)
	const earlier = { until: "2026-09-05", rupiah: 4_000_000 }
	expect(paid(service({}), { posts: [{ ...before, from: "2026-09-06" }, earlier] }).nominal).toBe(
		1_000_000,
	)
})

test("a class is worth what the policy's table says", () => {
	const base = {
		rule: "byClass",
		classes: [
			{ class: 7, rupiah: 3_000_000 },
			{ class: 8, rupiah: 3_500_000 },
		],
	}
	expect(paid({ base }, { posts: [{ class: 8 }] }).nominal).toBe(3_500_000)
})

describe("the month in which service begins or ends", () => {
	const spell = (from: string | undefined, until: string | undefined) => ({
		service: [{ unit: "dinas", schedule: "lima-hari", from, until }],
	})
	test.each([
		["from the 1st", spell("2026-09-01", undefined), {}, 1_000_000],
		["from the 2nd", spell("2026-09-02", undefined), {}, 966_667],
		["from the 16th", spell("2026-09-16", undefined), {}, 500_000],
		["from the 16th, whole", spell("2026-09-16", undefined), { start: "whole" }, 1_000_000],
		["from the 16th, not at all", spell("2026-09-16", undefined), { start: "none" }, 0],
		[
			"from the next month, though its first one is whole",
			spell("2026-10-01", undefined),
			{ start: "whole" },
			0,
		],
		["until the 15th", spell(undefined, "2026-09-15"), {}, 500_000],
		["until the 29th", spell(undefined, "2026-09-29"), {}, 966_667],
		["until the 30th", spell(undefined, "2026-09-30"), {}, 1_000_000],
	])("%s", (_, days, rules, beforeTax) => {
		expect(paid(service(rules), {}, days).beforeTax).toBe(beforeTax)
	})

	test("death has a rule of its own", () => {
		const days = spell(undefined, "2026-09-15")
		expect(paid(service({}), { hasDied: true }, days).beforeTax).toBe(1_000_000)
		expect(paid(service({ death: "none" }), { hasDied: true }, days).beforeTax).toBe(0)
	})
})

describe("status", () => {
	const list = [
		{ id: "cpns", name: "CPNS", pays: { basisPoints: 8_000 } },
		{ id: "tubel", name: "Tugas belajar", pays: { basisPoints: 0 } },
		{ id: "guru", name: "Guru penerima TPG", pays: { rupiah: 250_000 } },
		{ id: "pppk", name: "PPPK", pays: { basisPoints: "unset" } },
	]
	test.each([
		[["cpns"], 800_000],
		[["tubel"], 0],
		[["guru"], 250_000],
		[["cpns", "guru"], 200_000],
		[["pppk"], 1_000_000],
		[[], 1_000_000],
	])("%j: Rp%i", (ids, beforeTax) => {
		const statuses = ids.map((id) => ({ id }))
		expect(paid({ ...service({}), statuses: { list } }, { statuses }).beforeTax).toBe(beforeTax)
	})

	test("a fixed amount is divided among components as the post's own was", () => {
		const others = ["prestasiKerja", "tempatBertugas", "kondisiKerja", "kelangkaanProfesi"]
		const parts = [
			{ id: "a", name: "A", basisPoints: 10_000, of: ["bebanKerja"], pays: { by: "fixed" } },
			{
				...{ id: "b", name: "B", basisPoints: 10_000, pays: { by: "flag", flag: "b" } },
				of: [...others, "pertimbanganObjektifLainnya"],
			},
		]
		const posts = [{ components: { bebanKerja: 3_000_000, prestasiKerja: 7_000_000 } }]
		const input = { posts, statuses: [{ id: "guru" }] }
		expect(paid({ shares: { parts }, statuses: { list } }, input).beforeTax).toBe(75_000)
	})

	test("a status nobody has decided says so, a decided one does not", () => {
		const of = (id: string) =>
			paid({ statuses: { list } }, { statuses: [{ id }] }).lines.map(({ isUnset }) => isUnset)
		expect(of("pppk")).toContain(true)
		expect(of("cpns")).not.toContain(true)
	})

	test.each([
		["2026-09-14", 1_000_000],
		["2026-09-15", 800_000],
	])("held until %s, by the cut-off day: Rp%i", (until, beforeTax) => {
		const statuses = [{ id: "cpns", until }]
		expect(paid({ ...service({}), statuses: { list } }, { statuses }).beforeTax).toBe(beforeTax)
	})
})

describe("PP 94/2021: 25 % for 6, 9 or 12 months", () => {
	test.each([
		["tpp-6", "2026-10", 1_000_000],
		["tpp-6", "2026-09", 750_000],
		["tpp-6", "2026-04", 750_000],
		["tpp-6", "2026-03", 1_000_000],
		["tpp-9", "2026-01", 750_000],
		["tpp-9", "2025-12", 1_000_000],
		["tpp-12", "2025-10", 750_000],
		["tpp-12", "2025-09", 1_000_000],
	])("%s from %s: Rp%i", (id, from, beforeTax) => {
		expect(paid({}, { sanctions: [{ id, from, letter: "SK" }] }).beforeTax).toBe(beforeTax)
	})
})

test.each([
	["gross", 1_000_000 - 200_000 - 500_000],
	["paid", 800_000 - 400_000],
])("LHKPN not filed holds back half of what is %s", (of, beforeTax) => {
	const sanctions = { of: "gross", levels: [{ id: "s", name: "S", basisPoints: 2_000, months: 1 }] }
	const holds = { of, list: [{ id: "lhkpn", name: "LHKPN", basisPoints: 5_000 }] }
	const input = { sanctions: [{ id: "s", from: month, letter: "SK" }], holds: ["lhkpn"] }
	expect(paid({ sanctions, holds }, input).beforeTax).toBe(beforeTax)
	expect(paid({ holds }, {}).beforeTax).toBe(1_000_000)
})

test.each([
	["gross", -250_000],
	["paid", -200_000],
])("a sanction of 25 %% of what is %s: Rp%i", (of, cut) => {
	const parts = [
		{ id: "a", name: "A", basisPoints: 8_000, pays: { by: "fixed" } },
		{ id: "b", name: "B", basisPoints: 2_000, pays: { by: "flag", flag: "b" } },
	]
	const sanctions = { of, levels: [{ id: "s", name: "S", basisPoints: 2_500, months: 1 }] }
	const input = { sanctions: [{ id: "s", from: month, letter: "SK" }] }
	expect(sumOfRule(paid({ shares: { parts }, sanctions }, input), "sanction")).toBe(cut)
})

test("sanctions and holds take no more than there is", () => {
	const holds = {
		of: "gross",
		list: [
			{ id: "a", name: "A", basisPoints: 6_000 },
			{ id: "b", name: "B", basisPoints: 6_000 },
		],
	}
	const allowance = paid({ holds }, { holds: ["a", "b"] })
	expect(linesOf(allowance, "hold").map(({ amount }) => amount)).toEqual([-600_000, -400_000])
	expect(allowance.beforeTax).toBe(0)
})

describe("acting posts", () => {
	const acting = (rule: string, leastDays = 1) => ({
		acting: { kinds: [{ kind: "plt", rule, basisPoints: 2_000, leastDays }] },
	})
	const held = (rupiah: number, from = "2026-09-01") => ({
		acting: [{ kind: "plt", rupiah, from, letter: "SK" }],
	})
	test.each([
		["add", 8_000_000, 1_000_000 + 1_600_000],
		["larger", 8_000_000, 8_000_000 + 200_000],
		["larger", 1_000_000, 1_000_000 + 200_000],
		["larger", 500_000, 1_000_000 + 100_000],
	])("%s, the other post being worth Rp%i: Rp%i", (rule, other, beforeTax) => {
		expect(paid(acting(rule), held(other)).beforeTax).toBe(beforeTax)
	})

	test.each([
		["2026-09-16", 1_100_000, 0],
		["2026-09-17", 1_000_000, 1],
		["2026-10-01", 1_000_000, 0],
	])("held from %s, at least 15 days being needed: Rp%i", (from, beforeTax, tooShort) => {
		const allowance = paid(acting("add", 15), held(500_000, from))
		expect(allowance.beforeTax).toBe(beforeTax)
		expect(linesOf(allowance, "actingTooShort")).toHaveLength(tooShort)
	})

	test.each([
		["2026-09-16", 8_200_000],
		["2026-09-17", 1_000_000],
	])("the larger of both, held from %s of the 15 days needed: Rp%i", (from, beforeTax) => {
		expect(paid(acting("larger", 15), held(8_000_000, from)).beforeTax).toBe(beforeTax)
	})

	test("what status makes of the own post leaves the addition alone", () => {
		const statuses = { list: [{ id: "cpns", name: "CPNS", pays: { basisPoints: 8_000 } }] }
		const allowance = paid(
			{ ...acting("add"), statuses },
			{ ...held(500_000), statuses: [{ id: "cpns" }] },
		)
		expect(sumOfRule(allowance, "acting")).toBe(100_000)
		expect(allowance.beforeTax).toBe(900_000)
	})
})

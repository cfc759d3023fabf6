// Apel, upacara, senam and sidak: who is cut for not being there, and whom a day excuses.
import { describe, expect, test } from "vitest"
import {
	allowanceOf,
	disciplineOnly,
	disciplinePaid,
	type Happenings,
	monthDays,
	policyOf,
} from "./allowance-month.fixture.ts"

const month = "2026-09"
const cost = (basisPoints: number) => ({ basisPoints })

describe("activities", () => {
	const list = [{ id: "upacara", name: "Upacara", cost: cost(1_000) }]
	const missed = (date: string, attended = false) => ({
		activities: [{ id: "upacara", date, attended }],
	})
	test.each([
		["missed on a day attended", "2026-09-02", false, "replaced", 100_000],
		["attended", "2026-09-02", true, "replaced", 0],
		["missed on a day of absence that replaces it", "2026-09-01", false, "replaced", 30_000],
		["missed on a day of absence beside it", "2026-09-01", false, "adds", 130_000],
		["missed on a day off", "2026-09-06", false, "replaced", 100_000],
	])("%s", (_, date, attended, onAbsentDay, cut) => {
		const told: Happenings = date === "2026-09-01" ? { [date]: "" } : {}
		const allowance = disciplinePaid(
			told,
			{ activities: { list, onAbsentDay } },
			missed(date, attended),
		)
		expect(allowance.beforeTax).toBe(1_000_000 - cut)
	})

	test("a letter for the day excuses", () => {
		const letters = [
			{ kind: "dinasLuar", from: "2026-09-02", until: "2026-09-02", letter: "ST" },
		] as const
		const days = monthDays(month, { "2026-09-02": "" }, { more: { letters } })
		const tables = { shares: disciplineOnly, activities: { list, onAbsentDay: "adds" } }
		const input = { posts: [{ rupiah: 1_000_000 }], ...missed("2026-09-02") }
		expect(
			allowanceOf(policyOf("tpp-templat-nasional", tables), month, { days, input }).beforeTax,
		).toBe(1_000_000)
	})
})

import { expect, test } from "vitest"
import { inForce } from "./in-force.ts"

const rows = [
	{ from: "2025-01-01", name: "first" },
	{ from: "2026-01-01", name: "amended" },
	{ from: "2026-02-19", until: "2026-03-20", name: "Ramadan" },
]

test.each([
	["2025-01-01", "first"],
	["2025-12-31", "first"],
	["2026-01-01", "amended"],
	["2026-02-18", "amended"],
	["2026-02-19", "Ramadan"],
	["2026-03-20", "Ramadan"],
	["2026-03-21", "amended"],
])("on %s the row is %s, in whatever order they stand", (date, name) => {
	expect(inForce(rows, date, "hours").name).toBe(name)
	expect(inForce(rows.toReversed(), date, "hours").name).toBe(name)
})

test("an amendment within a special period waits for its end", () => {
	const amended = [...rows, { from: "2026-03-01", name: "later" }]
	expect(inForce(amended, "2026-03-10", "hours").name).toBe("Ramadan")
	expect(inForce(amended, "2026-03-21", "hours").name).toBe("later")
})

test("the day before the first row throws, it never yields nothing", () => {
	expect(() => inForce(rows, "2024-12-31", "hours")).toThrow(/hours.*2024-12-31/)
})

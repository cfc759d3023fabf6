import { expect, test } from "vitest"
import { choicesAround } from "./month-choices.ts"

test("the month on show is always among the choices, in its place", () => {
	const recent = choicesAround({ month: "2026-10", current: "2026-11" })
	expect(recent).toHaveLength(19)
	expect(recent.slice(0, 2)).toEqual(["2026-11", "2026-10"])
	expect(choicesAround({ month: "2024-02", current: "2026-11" }).at(-1)).toBe("2024-02")
	expect(choicesAround({ month: "2027-01", current: "2026-11" })[0]).toBe("2027-01")
})

// What no spell speaks of, both sides of each edge.
import { expect, test } from "vitest"
import { type Spell, uncovered } from "./spell.ts"

const spell = (from: string, until?: string): Spell => ({
	...{ from, until, unit: "dinkes", schedule: "lima-hari" },
})

test.each([
	["none at all", [], ["01..30"]],
	["all of it", [spell("2026-11-01", "2026-11-30")], []],
	["without an end", [spell("2026-10-01")], []],
	["from its second day", [spell("2026-11-02")], ["01..01"]],
	["until the day before its last", [spell("2026-11-01", "2026-11-29")], ["30..30"]],
	["in its middle", [spell("2026-11-09", "2026-11-13")], ["01..08", "14..30"]],
	["next to each other", [spell("2026-11-14"), spell("2026-11-09", "2026-11-13")], ["01..08"]],
	[
		"one within another",
		[spell("2026-11-05", "2026-11-20"), spell("2026-11-07", "2026-11-08")],
		["01..04", "21..30"],
	],
	["before and after it", [spell("2026-10-01", "2026-10-31"), spell("2026-12-01")], ["01..30"]],
] as const)("%s", (_, spells, left) => {
	const found = uncovered(spells, { from: "2026-11-01", until: "2026-11-30" })
	expect(found.map(({ from, until }) => `${from.slice(8)}..${until.slice(8)}`)).toEqual(left)
})

import { expect, test } from "vitest"
import { inForce } from "../regulation/in-force.ts"
import { policy } from "../regulation/national-template.fixture.ts"
import { bandOf, missingPunchBand } from "./ladder.ts"

const { late, early } = inForce(policy.cuts, "2026-11-23", "cuts")

test.each([
	[1, 1, 50],
	[30, 1, 50],
	[31, 2, 100],
	[60, 2, 100],
	[61, 3, 125],
	[90, 3, 125],
	[91, 4, 150],
	[600, 4, 150],
])(
	"Kepmendagri 900-4700/2020: %i minutes are band %i, %i basis points",
	(minutes, number, basisPoints) => {
		expect(bandOf(minutes, late)).toMatchObject({ number, basisPoints })
		expect(bandOf(minutes, early)).toMatchObject({ number, basisPoints })
	},
)

test("no minutes, no band", () => {
	expect(bandOf(0, late)).toBeUndefined()
})

test("a missing punch is the last band", () => {
	expect(missingPunchBand(late)).toEqual({ number: 4, fromMinutes: 91, basisPoints: 150 })
})

import type { Outage } from "@hadir/shared/wire/staff-machines.ts"
import { expect, test } from "vitest"
import { emptyProposal, faultsOf, reasonFaultOf, toSettlement } from "./proposal-fields.ts"

const outage: Outage = {
	...{ kiosk: "Q4P8RD", place: "Lobi", unitName: "Dinas Kesehatan", cause: "lost" },
	...{ from: 1000, until: 2000, personDays: 3 },
}
const filled = { verdict: "excused", reason: " padam ", letter: " 12/X/2026 " } as const

test("an empty form lacks its verdict and its reason", () => {
	expect(Object.keys(faultsOf(emptyProposal))).toEqual(["verdict", "reason"])
	expect(toSettlement(outage, emptyProposal)).toBeUndefined()
})

test.each([
	["four letters", "  lupa  ", true],
	["five letters", "padam", false],
])("a reason of %s", (_, reason, isFault) => {
	expect(reasonFaultOf(reason) !== undefined).toBe(isFault)
	expect(toSettlement(outage, { ...filled, reason }) === undefined).toBe(isFault)
})

test("what is sent is the outage's stretch with the words trimmed; the letter may be empty", () => {
	expect(toSettlement(outage, filled)).toEqual({
		...{ kiosk: "Q4P8RD", cause: "lost", from: 1000, until: 2000 },
		...{ verdict: "excused", reason: "padam", letter: "12/X/2026" },
	})
	expect(toSettlement(outage, { ...filled, letter: "" })?.letter).toBe("")
})

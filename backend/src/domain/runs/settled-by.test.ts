import fc from "fast-check"
import { expect, test } from "vitest"
import { type Rupiah, rupiah } from "../money/rupiah.ts"
import type { SettledBy } from "./difference.ts"
import type { RunList } from "./run.ts"
import { settledBy, takeInOrder } from "./settled-by.ts"

test.each<[string, RunList, number, boolean, number, SettledBy]>([
	["still on the list, more", "regular", 2026, true, 21_000, "nextPeriod"],
	["still on the list, less", "regular", 2026, true, -21_000, "nextPeriod"],
	["has left, more", "regular", 2026, false, 21_000, "supplementary"],
	["has left, less", "regular", 2026, false, -21_000, "repayment"],
	["December found in January, more", "regular", 2027, true, 21_000, "supplementary"],
	["December found in January, less", "regular", 2027, true, -21_000, "repayment"],
	["an extra run, more", "thr", 2026, true, 1, "supplementary"],
	["an extra run, less", "thirteenth", 2026, true, -1, "repayment"],
	["nothing", "regular", 2027, false, 0, "none"],
])("%s", (_, list, settlingYear, isOnRegularList, net, expected) => {
	const given = { list, budgetYear: 2026, settlingYear, isOnRegularList, net: rupiah(net) }
	expect(settledBy(given)).toBe(expected)
})

test.each([
	["what is owed is taken", 100, [-40], [-40]],
	["exactly to nothing", 40, [-40], [-40]],
	["never below it", 39, [-40], [-39]],
	["what is paid helps first, wherever it stands", 0, [-40, 30], [-30, 30]],
	["the oldest is taken first", 50, [-40, -40], [-40, -10]],
])("%s", (_, net, owed, taken) => {
	expect(takeInOrder(rupiah(net), owed.map(rupiah))).toEqual(taken)
})

test("never below nothing, and no more than is owed, whatever comes together", () => {
	const amount = fc.integer({ min: -5_000_000, max: 5_000_000 })
	fc.assert(
		fc.property(fc.nat(5_000_000), fc.array(amount, { maxLength: 6 }), (net, owed) => {
			const taken = takeInOrder(rupiah(net), owed.map(rupiah))
			expect(net + sum(taken)).toBeGreaterThanOrEqual(0)
			for (const [index, one] of taken.entries()) {
				expect(Math.abs(one)).toBeLessThanOrEqual(Math.abs(owed[index] ?? 0))
			}
		}),
	)
})

const sum = (amounts: readonly Rupiah[]): number =>
	amounts.reduce((all: number, one) => all + one, 0)

import type { SentLine } from "@hadir/shared/journal/damage.ts"
import { expect, test } from "vitest"
import { salvageAccount, spanText } from "./salvage-account.ts"

const run = (base: number, kinds: string) => ({
	base: { n: base, hash: "" },
	lines: [...kinds].map(
		(letter): SentLine => ({
			...{ line: Buffer.of(), hash: "", kind: letter === "d" ? "damaged" : "whole" },
		}),
	),
})

test("numbers between runs and damaged ones are missing, those read but in no run unproven", () => {
	const runs = [run(0, "wwdw"), run(7, "ww")]
	const account = salvageAccount({ base: 0, numbers: [1, 2, 4, 7, 8, 9, 10], runs })
	expect(account).toEqual({
		delivered: [
			{ from: 1, to: 2 },
			{ from: 4, to: 4 },
			{ from: 8, to: 9 },
		],
		missing: [
			{ from: 3, to: 3 },
			{ from: 5, to: 7 },
		],
		unproven: [
			{ from: 7, to: 7 },
			{ from: 10, to: 10 },
		],
	})
	expect(account.missing.map(spanText)).toEqual(["3", "5..7"])
})

test("what was dropped is not missing; what should follow it is", () => {
	const missing = (base: number) =>
		salvageAccount({ base, numbers: [], runs: [run(7, "ww")] }).missing
	expect(missing(7)).toEqual([])
	expect(missing(5)).toEqual([{ from: 6, to: 7 }])
	expect(missing(9)).toEqual([])
})

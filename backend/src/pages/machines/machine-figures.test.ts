import { expect, test } from "vitest"
import { formatSkew, groupCode, skewWords, undeliveredWords } from "./machine-figures.ts"
import { sampleMachine } from "./sample-machine.ts"

test.each([
	[0, "0,0 dtk"],
	[-49, "0,0 dtk"],
	[50, "+0,1 dtk"],
	[-1_240, "−1,2 dtk"],
	[59_999, "+60,0 dtk"],
	[60_000, "+1 mnt"],
	[-240_000, "−4 mnt"],
	[7_200_000, "+2 jam"],
])("a clock %i ms ahead is off by %s", (ms, words) => {
	expect(formatSkew(ms).replaceAll("\u00a0", " ")).toBe(words)
})

test("a code is read in threes", () => {
	expect(groupCode("Q4P8RD")).toBe("Q4P\u00a08RD")
})

test("a silent machine cannot tell what it holds", () => {
	const silent = { ...sampleMachine, state: "silent", undelivered: 4 } as const
	expect([undeliveredWords(silent), skewWords(silent)]).toEqual(["?", "?"])
	expect(undeliveredWords({ ...sampleMachine, undelivered: 1214 })).toBe("1.214")
})

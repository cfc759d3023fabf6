import { expect, test } from "vitest"
import { allowanceOf, inputOf, policyOf } from "../allowance/allowance-month.fixture.ts"
import { september, septemberDays, septemberInput } from "../allowance/september-2026.fixture.ts"
import { canonicalJson } from "./canonical-json.ts"
import { figuresOf, movedLines, settledLines } from "./figures.ts"
import { daysWithWords, linesWithWords, withoutWords } from "./words.ts"

/** 2 % of the discipline's share for a missed apel, as V1 assumes. */
const apel = {
	list: [{ id: "apel", name: "Apel", cost: { basisPoints: 200 } }],
	onAbsentDay: "replaced",
}
const policy = policyOf("tpp-templat-nasional", { activities: apel })
const input = inputOf(septemberInput)

test("what people wrote leaves the days and comes back; no figure moves", () => {
	const { words, ...wordless } = withoutWords(septemberDays, input)
	expect(words).toEqual(
		expect.arrayContaining(["ST 1/2026", "Ket. dokter", "SIC 2/2026", "Analis"]),
	)
	const text = canonicalJson({ days: wordless.days, input: wordless.input })
	for (const word of ["ST 1/2026", "Ket. dokter", "Analis"]) expect(text).not.toContain(word)
	expect(daysWithWords(wordless.days, words)).toEqual(septemberDays)

	const whole = allowanceOf(policy, september, { days: septemberDays, input })
	const other = allowanceOf(policy, september, wordless)
	expect(linesWithWords(other.lines, words)).toEqual(whole.lines)
	expect(linesWithWords(other.lines, [])[0]?.what).toMatchObject({ post: "(dihapus)" })
})

test("V1's figures by kind of line", () => {
	expect(figuresOf(allowanceOf(policy, september, { days: septemberDays, input }))).toEqual({
		...{ beforeTax: 3_150_000, tax: -73_500, contributions: -31_500 },
		...{ deductions: 0, uncollected: 0, net: 3_045_000 },
	})
})

test("lines that moved keep both versions, and lead from one to the other", () => {
	const before = allowanceOf(policy, september, { days: septemberDays, input }).lines
	const present = septemberDays.filter(({ date }) => date !== "2026-09-09")
	const after = allowanceOf(policy, september, { days: present, input }).lines
	const moved = movedLines(before, after)
	const absent = moved.find(({ before: old }) => old?.what.rule === "absent")
	expect(absent?.before?.amount).toBe(-42_000)
	expect(absent?.after).toBeUndefined()
	expect(moved.find(({ after: line }) => line?.kind === "net")?.before?.amount).toBe(3_045_000)
	const sorted = (lines: typeof before) =>
		lines.map((line) => `${line.what.rule} ${line.amount}`).sort()
	expect(sorted(settledLines(before, moved))).toEqual(sorted(after))
})

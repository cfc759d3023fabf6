import { expect, test } from "vitest"
import { daySentences, sentencesOfDay } from "./day-sentences.ts"
import { punchWords } from "./punch-words.ts"
import { sampleDay } from "./sample-day.ts"

const punch = { record: "a", second: 26_894, place: "Lobi Utama", isRepeat: false }

test.each([
	["as it came", {}, "tercatat"],
	["again", { isRepeat: true }, "sudah tercatat"],
	["of a branch nobody has decided over", { doubt: "disputed" }, "menunggu keputusan"],
	["again, and nobody has decided", { doubt: "disputed", isRepeat: true }, "menunggu keputusan"],
	["by a clock nobody has set", { doubt: "unsure" }, "jam belum pasti"],
] as const)("a tap %s: %s", (_, more, words) => {
	expect(punchWords({ ...punch, ...more })).toBe(words)
})

test("a day's sentences stand one by one, or as one text; a number stays with its per cent sign", () => {
	const day = sampleDay({ reasons: ["Tanpa pulang: potong 1,5 %.", "Ketukan 16:01:34 ditolak."] })
	expect(sentencesOfDay(day)).toEqual([
		"Tanpa pulang: potong 1,5\u00a0%.",
		"Ketukan 16:01:34 ditolak.",
	])
	expect(daySentences(day)).toBe("Tanpa pulang: potong 1,5\u00a0%. Ketukan 16:01:34 ditolak.")
})

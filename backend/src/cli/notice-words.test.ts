import { expect, test } from "vitest"
import { noticeWords } from "./notice-words.ts"

test.each([
	[{ because: "step", days: 3 }, "3 hari setahun"],
	[{ because: "consecutive", days: 3, openWithin: 0 }, "3 hari berturut-turut"],
	[
		{ because: "unbroken", days: 10, openWithin: 1 },
		"10 hari berturut-turut, 1 hari di antaranya belum pasti",
	],
])("%o: %s", (notice, words) => {
	expect(noticeWords(notice)).toBe(words)
})

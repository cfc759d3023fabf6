// Of letters on one date, which decides it: whatever the order in which they are given.
import { expect, test } from "vitest"
import { decidingLetter } from "./deciding-letter.ts"
import type { Letter } from "./person-facts.ts"

const letter = (kind: Letter["kind"], from: string, until: string, number = "1"): Letter => ({
	...{ kind, from, until, letter: number },
})

test.each([
	["none", [], undefined],
	["the one there is", [letter("izin", "2026-11-02", "2026-11-02")], 0],
	[
		"sick leave within annual leave",
		[
			letter("cutiTahunan", "2026-11-02", "2026-11-06"),
			letter("cutiSakit", "2026-11-04", "2026-11-04"),
		],
		1,
	],
	[
		"sick leave that annual leave would have followed",
		[
			letter("cutiTahunan", "2026-11-04", "2026-11-06"),
			letter("cutiSakit", "2026-11-02", "2026-11-09"),
		],
		1,
	],
	[
		"of others the one that began last",
		[
			letter("dinasLuar", "2026-11-04", "2026-11-09"),
			letter("cutiSakit", "2026-11-02", "2026-11-09"),
		],
		0,
	],
	[
		"of one beginning the one that ends first",
		[letter("dinasLuar", "2026-11-02", "2026-11-09"), letter("diklat", "2026-11-02", "2026-11-03")],
		1,
	],
	[
		"of one span by number",
		[
			letter("dinasLuar", "2026-11-02", "2026-11-03", "090/2"),
			letter("diklat", "2026-11-02", "2026-11-03", "090/1"),
		],
		1,
	],
] as const)("%s", (_, letters, index) => {
	const deciding = index === undefined ? undefined : letters[index]
	expect(decidingLetter(letters)).toBe(deciding)
	expect(decidingLetter([...letters].reverse())).toBe(deciding)
})

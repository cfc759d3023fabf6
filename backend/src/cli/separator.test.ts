import { expect, test } from "vitest"
import { separatorOf } from "./separator.ts"

test.each([
	["comma", ","],
	["semicolon", ";"],
	["tab", "\t"],
	["|", "|"],
	[";;", undefined],
	["", undefined],
	["a", undefined],
	["7", undefined],
	['"', undefined],
])("%s", (text, between) => {
	expect(separatorOf(text)).toBe(between)
})

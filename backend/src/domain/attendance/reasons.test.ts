import { expect, test } from "vitest"
import { outOfService, percentOf } from "./reasons.ts"

test.each([
	[0, "0 %"],
	[50, "0,5 %"],
	[100, "1 %"],
	[125, "1,25 %"],
	[105, "1,05 %"],
	[1000, "10 %"],
])("%i basis points read %s", (basisPoints, text) => {
	expect(percentOf(basisPoints)).toBe(text)
})

test("out of service names the day that bounds it", () => {
	const service = { employedFrom: "2026-03-02", employedUntil: "2026-09-30" }
	expect(outOfService("2026-03-01", service)).toBe("Di luar masa kerja, yang dimulai 2 Maret 2026.")
	expect(outOfService("2026-10-01", service)).toBe(
		"Di luar masa kerja, yang berakhir 30 September 2026.",
	)
})

import { expect, test } from "vitest"
import { percentOf } from "./percent.ts"
import { inIndonesian } from "./reasons-in-indonesian.ts"

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
	expect(inIndonesian({ rule: "outOfService", begins: "2026-03-02" })).toBe(
		"Di luar masa kerja, yang dimulai 2 Maret 2026.",
	)
	expect(inIndonesian({ rule: "outOfService", ended: "2026-09-30" })).toBe(
		"Di luar masa kerja, yang berakhir 30 September 2026.",
	)
})

test("a punch that was rejected is told with who said so and why", () => {
	const told = { second: 7 * 3600 + 28 * 60 + 14, place: "Lobi Utama", by: "Andi" }
	expect(inIndonesian({ rule: "rejectedPunch", ...told, reason: "kartu SD tersalin." })).toBe(
		"Ketukan 07:28:14 di Lobi Utama ditolak oleh Andi: kartu SD tersalin.",
	)
})

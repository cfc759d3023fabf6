import { expect, test } from "vitest"
import { rejectedPunch } from "./reasons.ts"

test("a punch that was rejected is told with who said so and why", () => {
	const told = { second: 7 * 3600 + 28 * 60 + 14, place: "Lobi Utama", by: "Andi" }
	expect(rejectedPunch({ ...told, reason: "kartu SD tersalin." })).toBe(
		"Ketukan 07:28:14 di Lobi Utama ditolak oleh Andi: kartu SD tersalin.",
	)
})

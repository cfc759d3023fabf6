import { expect, test } from "vitest"
import type { OfficeFault } from "../office/office-failure.ts"
import { explainRefusal, formatWait } from "./refusal-words.ts"

const refused = (refusal: { triesLeft?: number; retryAfterSeconds?: number }): OfficeFault => ({
	kind: "refused",
	status: 401,
	refusal: {
		code: "MSK-1",
		message: "NIP atau kata sandi tidak cocok. Periksa, lalu coba lagi.",
		...refusal,
	},
})

test("the first sentence stands out, tries left are said", () => {
	expect(explainRefusal(refused({ triesLeft: 3 }), 0)).toEqual({
		head: "NIP atau kata sandi tidak cocok.",
		rest: "Periksa, lalu coba lagi. Tersisa 3 percobaan sebelum jeda.",
	})
})

test("during a pause its remainder is said instead", () => {
	expect(explainRefusal(refused({ triesLeft: 0, retryAfterSeconds: 60 }), 42).rest).toBe(
		"Periksa, lalu coba lagi. Dapat dicoba lagi dalam 42 detik.",
	)
})

test("after the last try the pause is said, and nothing of no tries left", () => {
	const last = refused({ triesLeft: 0, retryAfterSeconds: 50 })
	expect(explainRefusal(last, 50).rest).toBe(
		"Periksa, lalu coba lagi. Dapat dicoba lagi dalam 50 detik.",
	)
	expect(explainRefusal(last, 0).rest).toBe("Periksa, lalu coba lagi. Sekarang dapat dicoba lagi.")
})

test("without a network nobody is blamed", () => {
	expect(explainRefusal({ kind: "unreachable" }, 0).head).toBe("Sambungan terputus.")
})

test.each([
	[59, "59 detik"],
	[60, "1 menit"],
	[75, "1 menit 15 detik"],
])("a wait of %i seconds", (seconds, words) => {
	expect(formatWait(seconds)).toBe(words)
})

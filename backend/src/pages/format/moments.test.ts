import { lengthWords } from "@hadir/shared/time/length-words.ts"
import { expect, test } from "vitest"
import { formatMoment, formatStretch } from "./moments.ts"

const zone = "Asia/Makassar"
/** 24 November 2026 in Makassar. */
const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 24, hour - 8, minute)

test("a moment of today is its time, another day's has its date", () => {
	expect(formatMoment(at(7, 41), at(23, 59), zone)).toBe("07:41")
	expect(formatMoment(at(7, 41), at(24), zone)).toBe("24/11 07:41")
	expect(formatMoment(at(-1, 59), at(0), zone)).toBe("23/11 23:59")
})

test("a stretch names its day once, and both where it goes over midnight", () => {
	expect(formatStretch({ from: at(7, 5), until: at(9, 40) }, zone)).toBe("Sel 24/11 07:05–09:40")
	expect(formatStretch({ from: at(22), until: at(30) }, zone)).toBe(
		"Sel 24/11 22:00 – Rab 25/11 06:00",
	)
})

test.each([
	[59_999, "kurang dari 1 menit"],
	[60_000, "1 menit"],
	[3_600_000, "1 jam"],
	[9_300_000, "2 jam 35 menit"],
	[86_400_000, "1 hari"],
	[90_060_000, "1 hari 1 jam"],
])("%i ms is %s", (ms, written) => {
	expect(lengthWords(ms)).toBe(written)
})

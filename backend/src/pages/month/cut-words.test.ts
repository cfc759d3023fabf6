import { expect, test } from "vitest"
import { cutByDay, cutSum } from "./cut-words.ts"
import { sampleDay } from "./sample-day.ts"

const cut = (date: string, cutBasisPoints: number) => sampleDay({ date, cutBasisPoints })

test("the sum shows its parts", () => {
	const days = [cut("2026-11-04", 50), cut("2026-11-05", 0), cut("2026-11-12", 150)]
	expect(cutSum(days)).toBe("0,5 + 1,5")
	expect(cutByDay(days)).toBe("Rab 4: 0,5 · Kam 12: 1,5")
})

test("one part needs no sum, five are counted", () => {
	expect(cutSum([cut("2026-11-04", 50)])).toBe("")
	expect(cutSum(Array.from({ length: 4 }, () => cut("2026-11-04", 50)))).toContain("+")
	expect(cutSum(Array.from({ length: 5 }, () => cut("2026-11-04", 50)))).toBe("dari 5 hari")
})

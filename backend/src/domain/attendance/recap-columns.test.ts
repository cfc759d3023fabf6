import { expect, test } from "vitest"
import type { LetterKind } from "./letter-kind.ts"
import { recapOf } from "./recap.ts"
import { recapColumns } from "./recap-columns.ts"
import { someDays } from "./some-days.fixture.ts"

test("each letter stands in its own column, and the columns add up to the days away", () => {
	const kinds: LetterKind[] = [
		...(["dinasLuar", "tugasDalam", "diklat", "cutiTahunan", "cutiSakit"] as const),
		...(["izin", "tugasBelajar", "kerjaDariRumah"] as const),
	]
	const dates = ["02", "03", "04", "05", "06", "09", "10", "11"].map((day) => `2026-11-${day}`)
	const letters = kinds.map((kind, index) => {
		const date = dates[index] ?? ""
		return { kind, from: date, until: date, letter: String(index) }
	})
	const punches = ["2026-11-13 07:20:00", "2026-11-13 16:40:00"]
	const days = someDays({ from: "2026-11-02", through: "2026-11-15", punches, more: { letters } })
	expect(recapColumns(days, recapOf(days))).toEqual({
		...{ workingDays: 10, present: 2, away: 8, absent: 1 },
		...{ leave: 1, sick: 1, permission: 1, study: 1, travel: 1, insideDuty: 1, training: 1 },
	})
})

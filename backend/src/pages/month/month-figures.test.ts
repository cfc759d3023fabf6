import { expect, test } from "vitest"
import { monthFigures } from "./month-figures.ts"
import { sampleDay } from "./sample-day.ts"

const totals = {
	...{ workingDays: 20, present: 18, lateDays: 1, lateMinutes: 22, earlyDays: 0, earlyMinutes: 0 },
	...{ missingIn: 0, missingOut: 0, absent: 0, leave: 0, travel: 0, open: 0, cutBasisPoints: 50 },
}
const labels = (month: Parameters<typeof monthFigures>[0]) =>
	monthFigures(month).map(({ label, count }) => `${label} ${count}`)

test("what always counts is shown, zero or not", () => {
	expect(labels({ totals, days: [] })).toEqual([
		...["Hadir 18", "Terlambat 1", "Pulang cepat 0"],
		...["Tanpa masuk 0", "Tanpa pulang 0", "Tanpa keterangan 0"],
	])
})

test("days not judged yet, and days without a schedule, have a figure each once there is any", () => {
	const days = ["unrostered", "unrostered", "present"] as const
	const month = { totals: { ...totals, open: 3 }, days: days.map((state) => sampleDay({ state })) }
	expect(labels(month)).toEqual(expect.arrayContaining(["Belum dinilai 3", "Tanpa jadwal 2"]))
})

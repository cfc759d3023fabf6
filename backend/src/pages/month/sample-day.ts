// One ordinary working day, from which tests make the days they need.
import type { DayMessage } from "@hadir/shared/wire/staff-month.ts"

export function sampleDay(change: Partial<DayMessage> = {}): DayMessage {
	return {
		date: "2026-11-02",
		state: "present",
		codes: ["H"],
		starts: 450,
		ends: 960,
		arrival: { kind: "onTime", second: 26_580 },
		departure: { kind: "onTime", second: 57_780 },
		workedMinutes: 450,
		cutBasisPoints: 0,
		reasons: ["Tepat waktu."],
		citations: [],
		punches: [],
		...change,
	}
}

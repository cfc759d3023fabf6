// V1: a civil servant's September 2026, evaluated from punches by the rules of attendance. Amounts are assumed.
import type { DayRecord } from "../attendance/day-record.ts"
import { monthDays } from "./allowance-month.fixture.ts"

export const september = "2026-09"

/** Late on three days, early on one, no out-punch on one, absent on one; travel, sick and annual leave. */
export const septemberDays: readonly DayRecord[] = monthDays(
	september,
	{
		"2026-09-01": "07:46:10 16:00:00",
		"2026-09-03": "08:12:40 15:40:00",
		"2026-09-09": "",
		"2026-09-11": "07:28:00",
		"2026-09-14": "",
		"2026-09-15": "",
		"2026-09-17": "",
		"2026-09-21": "",
		"2026-09-23": "09:05:59 16:00:00",
	},
	{
		more: {
			letters: [
				{ kind: "dinasLuar", from: "2026-09-14", until: "2026-09-15", letter: "ST 1/2026" },
				{ kind: "cutiSakit", from: "2026-09-17", until: "2026-09-17", letter: "Ket. dokter" },
				{ kind: "cutiTahunan", from: "2026-09-21", until: "2026-09-21", letter: "SIC 2/2026" },
			],
		},
	},
)

export const septemberInput = {
	posts: [{ name: "Analis", rupiah: 3_500_000 }],
	score: { predicate: "Baik" },
	activities: [{ id: "apel", date: "2026-09-07", attended: false }],
	payroll: { grade: "III/c", ptkp: "K/2", salary: 4_200_000, salaryTax: 0 },
} as const

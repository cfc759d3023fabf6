import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import { monthInWords } from "@hadir/shared/time/local-date.ts"
import type { Column, Paper, Row } from "../../domain/papers/paper.ts"
import type { ListedRun } from "../runs/list-runs.ts"
import { listWords } from "./run-content.ts"

const columns: readonly Column[] = [
	{ heading: "No", kind: "count", width: 4 },
	{ heading: "OPD", kind: "text", width: 34 },
	{ heading: "Kelompok", kind: "text", width: 9 },
	{ heading: "Daftar", kind: "text", width: 18 },
	{ heading: "Keadaan", kind: "text", width: 14 },
	{ heading: "Orang", kind: "count", width: 7, isSummed: true },
	{ heading: "Ditahan", kind: "count", width: 8, isSummed: true },
	{ heading: "TPP sebelum pajak", kind: "rupiah", width: 16, isSummed: true },
	{ heading: "Dibayarkan", kind: "rupiah", width: 16, isSummed: true },
	{ heading: "Terlambat", kind: "text", width: 22 },
]

const stateWords: Readonly<Record<ListedRun["state"], string>> = {
	...{ open: "belum dihitung", calculated: "dihitung", verified: "diverifikasi OPD" },
	...{ validated: "divalidasi", closed: "ditutup", paid: "dibayar" },
}

/** Rekap per OPD: every list of the month, where it stands and what it comes to. */
export function tppUnits(
	month: LocalMonth,
	runs: readonly ListedRun[],
	unconfirmed: readonly string[],
): Omit<Paper, "signers"> {
	const rows = runs.map(({ key, unitName, state, totals, held, late }, index): Row => {
		const lateWords = late.map(({ step, due }) => `${stateWords[step]} ${due}`).join(", ")
		const cells = [
			...[index + 1, unitName, key.group, listWords[key.list], stateWords[state]],
			...[totals?.people, held, totals?.beforeTax, totals?.payable, lateWords],
		]
		return { key: `${key.unit} ${key.group} ${key.list} ${key.budgetYear}`, cells }
	})
	return {
		...{ id: "rekap-opd", title: "REKAPITULASI TPP PER OPD", about: [monthInWords(month)] },
		...{ columns, rows, isUnconfirmed: unconfirmed.length > 0 },
		notes: unconfirmed.map((words) => `Belum ditetapkan: ${words}.`),
	}
}

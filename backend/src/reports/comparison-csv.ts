import { safeCell } from "@hadir/shared/spreadsheet-text.ts"
import { stringify } from "csv-stringify/sync"
import type { Difference } from "../domain/comparison/difference.ts"
import { employeeNumberText } from "../domain/papers/employee-number-text.ts"

const columns = [
	...["NIP", "Nama", "OPD", "Tanggal", "Kolom", "Sistem lama", "Hadir", "Alasan Hadir"],
	...["Dugaan sebab"],
]

/** One line a difference, as month-csv writes it. */
export function comparisonCsv(differences: readonly Difference[]): string {
	const lines = differences.map(({ nip, name, unit, date, total, theirs, ours, why, guess }) =>
		[employeeNumberText(nip), name, unit, date ?? "", total ?? "", theirs, ours, why, guess].map(
			safeCell,
		),
	)
	return stringify([columns, ...lines], {
		...{ bom: true, delimiter: ";", record_delimiter: "\r\n" },
		quoted_match: /[\r\n]/,
	})
}

// A cell in words, as people read it on paper and as machines read it in a file.
import { clockOfSecond } from "@hadir/shared/time/clock.ts"
import { percentDigits } from "../attendance/percent.ts"
import { employeeNumberText } from "./employee-number-text.ts"
import type { Cell, ColumnKind } from "./paper.ts"

/** "1.400.000", "10,00", "30-11-2026"; nothing for what is absent. */
export function readText(cell: Cell, kind: ColumnKind): string {
	if (cell === undefined) return ""
	if (typeof cell === "string") {
		if (kind === "number") return employeeNumberText(cell)
		return kind === "date" ? cell.split("-").toReversed().join("-") : cell
	}
	switch (kind) {
		case "rupiah":
		case "count":
			return cell.toLocaleString("id-ID")
		case "percent":
			return (cell / 100).toLocaleString("id-ID", { minimumFractionDigits: 2 })
		case "clock":
			return clockOfSecond(cell)
		default:
			return String(cell)
	}
}

/** Digits without grouping, dates as ISO has them. */
export function fileText(cell: Cell, kind: ColumnKind): string {
	if (cell === undefined) return ""
	if (typeof cell === "string") return kind === "number" ? employeeNumberText(cell) : cell
	if (kind === "percent") return percentDigits(cell)
	return kind === "clock" ? clockOfSecond(cell) : String(cell)
}

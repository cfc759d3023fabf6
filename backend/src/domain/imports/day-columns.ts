// The days of a month as a grid's columns.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { Columns } from "./columns.ts"
import { type Cell, plainText, type SheetRow } from "./sheet.ts"

export type DayColumn = { readonly place: number; readonly day: number; readonly date: string }

/** Columns headed by a day of the month, in the row of headings or in the one below it. */
export function dayColumns(
	rows: readonly SheetRow[],
	{ headerRow }: Pick<Columns, "headerRow">,
	month: LocalMonth,
): readonly DayColumn[] {
	for (const { row, cells } of rows) {
		if (row < headerRow || row > headerRow + 2) continue
		const days = cells.flatMap((cell, place) => {
			const day = dayOf(cell)
			return day === undefined
				? []
				: [{ place, day, date: `${month}-${String(day).padStart(2, "0")}` }]
		})
		if (days.length >= (row === headerRow ? 2 : fewestBelow) && isAscending(days)) return days
	}
	return []
}

/** Below the headings so many make days of numbers; fewer may be somebody's totals. */
const fewestBelow = 5

const isAscending = (days: readonly DayColumn[]): boolean =>
	days.every(({ day }, index) => index === 0 || day > (days[index - 1]?.day ?? 0))

function dayOf(cell: Cell): number | undefined {
	const text = plainText(cell)
	if (cell.kind === "date") return Number(text.slice(8, 10))
	return /^(?:[12]?[1-9]|[123]0|31)$|^0[1-9]$/.test(text) ? Number(text) : undefined
}

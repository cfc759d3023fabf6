// What a paper says otherwise than its last export: rows that are new, gone, or other cells.
import type { Cell, Column, Row } from "./paper.ts"

export type ChangedCell = { readonly heading: string; readonly before: Cell; readonly after: Cell }
export type RowChange =
	| { readonly kind: "new" | "gone"; readonly key: string; readonly cells: readonly Cell[] }
	| { readonly kind: "changed"; readonly key: string; readonly cells: readonly ChangedCell[] }

/** A row's number in the list is no news; columns are compared by their place. */
export function changedRows(
	columns: readonly Column[],
	before: readonly Row[],
	after: readonly Row[],
): readonly RowChange[] {
	const old = new Map(before.map((row) => [row.key, row]))
	const changes: RowChange[] = []
	for (const row of after) {
		const was = old.get(row.key)
		old.delete(row.key)
		if (was === undefined) {
			changes.push({ kind: "new", key: row.key, cells: row.cells })
			continue
		}
		const cells = columns.flatMap(({ heading, under }, index): ChangedCell[] => {
			const [a, b] = [was.cells[index] ?? undefined, row.cells[index] ?? undefined]
			if (a === b || heading === rowNumber) return []
			return [
				{ heading: under === undefined ? heading : `${under}: ${heading}`, before: a, after: b },
			]
		})
		if (cells.length > 0) changes.push({ kind: "changed", key: row.key, cells })
	}
	const gone = [...old.values()].map(({ key, cells }) => ({ kind: "gone" as const, key, cells }))
	return [...changes, ...gone]
}

/** The heading of the column that only counts. */
export const rowNumber = "No"

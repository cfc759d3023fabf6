import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { changedRows } from "./changed-rows.ts"
import type { Cell, Column, Row } from "./paper.ts"

const columns: readonly Column[] = [
	{ heading: "No", kind: "count", width: 4 },
	{ heading: "Nama", kind: "text", width: 20 },
	{ heading: "Rp", under: "Selisih", kind: "rupiah", width: 12 },
]
const row = (key: string, ...cells: Cell[]): Row => ({ key, cells })

describe("what a paper says otherwise than the last time", () => {
	const before = [row("maria", 1, "Maria", 100), row("yusuf", 2, "Yusuf", undefined)]
	test.each<[string, Row[], unknown[]]>([
		["nothing", before, []],
		[
			"another place in the list is no news",
			[row("maria", 2, "Maria", 100), row("yusuf", 1, "Yusuf")],
			[],
		],
		[
			"an amount",
			[row("maria", 1, "Maria", 90), row("yusuf", 2, "Yusuf", 0)],
			[
				{
					kind: "changed",
					key: "maria",
					cells: [{ heading: "Selisih: Rp", before: 100, after: 90 }],
				},
				{ kind: "changed", key: "yusuf", cells: [{ heading: "Selisih: Rp", after: 0 }] },
			],
		],
		[
			"who is new and who is gone",
			[row("yusuf", 1, "Yusuf"), row("ayu", 2, "Ayu", 5)],
			[
				{ kind: "new", key: "ayu", cells: [2, "Ayu", 5] },
				{ kind: "gone", key: "maria", cells: [1, "Maria", 100] },
			],
		],
	])("%s", (_, after, changes) => {
		expect(changedRows(columns, before, after)).toEqual(changes)
	})

	test("a paper never differs from itself, in whatever order its rows stand", () => {
		const cell = fc.oneof(fc.integer(), fc.string(), fc.constant(undefined))
		const rows = fc.uniqueArray(fc.tuple(fc.string(), cell, cell), { selector: ([key]) => key })
		fc.assert(
			fc.property(rows, fc.integer(), (given, turn) => {
				const made = given.map(([key, a, b], index) => row(key, index + 1, a, b))
				const at = made.length === 0 ? 0 : Math.abs(turn) % made.length
				const turned = [...made.slice(at), ...made.slice(0, at)]
				expect(changedRows(columns, made, turned)).toEqual([])
			}),
		)
	})
})

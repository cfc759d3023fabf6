import type { LeaveRow } from "./attendance-tables.ts"
import type { ShareRow } from "./share-tables.ts"

type Unused = { readonly path: readonly string[]; readonly words: string }

const ofPunches = ["arrival", "departure", "rest"] as const

/** Tables whose amounts no share would ever be cut by: whoever wrote them expects that one is. */
export function unusedTables(
	policy: {
		readonly shares: readonly ShareRow[]
		readonly leave?: readonly LeaveRow[] | undefined
	} & Readonly<Partial<Record<(typeof ofPunches)[number], readonly unknown[] | undefined>>>,
): Unused[] {
	const ways = new Set(policy.shares.flatMap(({ parts }) => parts.map(({ pays }) => pays.by)))
	const punches = ways.has("attendance")
		? []
		: ofPunches.filter((table) => policy[table] !== undefined)
	const rules = (policy.leave ?? []).flatMap((row) => row.rules)
	const isLeaveLost =
		!ways.has("attendance") && !ways.has("daily") && rules.some(({ of }) => of === "attendance")
	return [...punches, ...(isLeaveLost ? ["leave"] : [])].map((table) => ({
		path: [table],
		words: "tidak memotong apa pun, karena tidak ada bagian yang dibayar menurut presensi",
	}))
}

import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { formatCount } from "../format/figures.ts"
import { needsHands } from "./machine-look.ts"

/** "29 mesin di 13 OPD, 3 perlu tindakan."; the retired are not counted. */
export function machineSummary(machines: readonly Machine[]): string {
	const counting = machines.filter(({ state }) => state !== "retired")
	if (counting.length === 0) return ""
	const units = new Set(counting.map(({ unit }) => unit)).size
	const hands = counting.filter(needsHands).length
	const trouble = hands === 0 ? "" : `, ${formatCount(hands)} perlu tindakan`
	return `${formatCount(counting.length)} mesin di ${formatCount(units)} OPD${trouble}.`
}

import type { DutyVerdict } from "./judge-duty.ts"

/**
 * The codes in which SIMPEGNAS Presensi (BKN) names what was wrong with a day: TL1-TL4 are TM1-TM4, no
 * in-punch is TMM; PSW1-PSW4 are PC1-PC4, no out-punch is PCM. It has no word for what else may be
 * missing, such as a third punch: then the day is HN.
 */
export function simpegnasEdges(verdicts: readonly DutyVerdict[]): string[] {
	const codes = verdicts.flatMap(({ record: { arrival, departure } }) => [
		...(arrival.kind === "missing" ? ["TMM"] : named(arrival.category, "TL", "TM")),
		...(departure.kind === "missing" ? ["PCM"] : named(departure.category, "PSW", "PC")),
	])
	return codes.length === 0 ? ["HN"] : [...new Set(codes)]
}

const named = (category: string | undefined, ours: string, theirs: string): string[] =>
	category === undefined ? [] : [category.replace(ours, theirs)]

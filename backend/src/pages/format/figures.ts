const grouped = new Intl.NumberFormat("id-ID")
const minus = "\u2212"
const hardSpace = "\u00a0"

/** 1400000 -> "1.400.000", with a true minus. */
export function formatCount(count: number): string {
	return `${count < 0 ? minus : ""}${grouped.format(Math.abs(count))}`
}

/** Basis points as a percentage: 150 -> "1,5 %". */
export function formatPercent(basisPoints: number): string {
	return `${formatPoints(basisPoints)}${hardSpace}%`
}

/** Basis points without the sign, for sums: 150 -> "1,5". */
export function formatPoints(basisPoints: number): string {
	return `${basisPoints < 0 ? minus : ""}${grouped.format(Math.abs(basisPoints) / 100)}`
}

/** The employee number in its four parts: birth date, appointment, sex, serial. Others stay as they are. */
export function groupNip(nip: string): string {
	const parts = /^(\d{8})(\d{6})(\d)(\d{3})$/.exec(nip)
	return parts === null ? nip : parts.slice(1).join(hardSpace)
}

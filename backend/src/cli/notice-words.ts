/** What reached a step, for a reader: `3 hari berturut-turut, 1 hari di antaranya belum pasti`. */
export function noticeWords({
	because,
	days,
	openWithin = 0,
}: {
	readonly because: string
	readonly days: number
	readonly openWithin?: number | undefined
}): string {
	if (because === "step") return `${days} hari setahun`
	const open = openWithin === 0 ? "" : `, ${openWithin} hari di antaranya belum pasti`
	return `${days} hari berturut-turut${open}`
}

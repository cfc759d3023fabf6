// A desk computer's clock may be wrong; what the pages call "now" is the office's time.

/** The `Date` header has whole seconds, and an answer takes time: less than this is not a wrong clock. */
const noticeableMs = 3000

export type OfficeClock = {
	/** UTC milliseconds. */
	readonly now: () => number
	readonly noteDate: (header: string | null) => void
}

export function createOfficeClock(deskNow: () => number): OfficeClock {
	let skew = 0
	return {
		now: () => deskNow() + skew,
		noteDate: (header) => {
			skew = skewOf(header, deskNow())
		},
	}
}

export function skewOf(header: string | null, deskNow: number): number {
	const officeNow = header === null ? Number.NaN : Date.parse(header)
	if (Number.isNaN(officeNow)) return 0
	const skew = officeNow - deskNow
	return Math.abs(skew) < noticeableMs ? 0 : skew
}

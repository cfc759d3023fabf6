// What each kiosk last said of itself. Kept in memory: it says it again within five minutes.

export type KioskNews = {
	/** UTC ms at which the office heard it. */
	readonly heardAt: number
	/** How far its clock was ahead of the office's. */
	readonly skewMs: number
	readonly release: string
	/** Records it has named and the office does not hold. */
	readonly undelivered: number
	/** Why it can record nothing, a fault code; undefined while it can. */
	readonly fault: string | undefined
	readonly freePercent: number | undefined
}

export class KioskNewsBoard {
	readonly #news = new Map<string, KioskNews>()

	of(kiosk: string): KioskNews | undefined {
		return this.#news.get(kiosk)
	}

	note(kiosk: string, change: Partial<KioskNews>): void {
		const before = this.#news.get(kiosk) ?? nothing
		this.#news.set(kiosk, { ...before, ...change })
	}
}

const nothing: KioskNews = {
	...{ heardAt: 0, skewMs: 0, release: "", undelivered: 0 },
	...{ fault: undefined, freePercent: undefined },
}

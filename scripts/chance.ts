/** Seeded chance: the same seed makes the same city, and the same accident again. */
export type Chance = {
	/** 0 to below 1. */
	next(): number
	/** Whole, both ends included. */
	between(least: number, most: number): number
	pick<T>(from: readonly T[]): T
	hex(bytes: number): string
}

/** mulberry32: 32 bits of state, enough for a demonstration. */
export function seededChance(seed: number): Chance {
	let state = seed >>> 0
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
	}
	const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
	return {
		next,
		between,
		pick: (from) => {
			const found = from[between(0, from.length - 1)]
			if (found === undefined) throw new RangeError("nothing to pick from")
			return found
		},
		hex: (bytes) =>
			Array.from({ length: bytes }, () => between(0, 255).toString(16).padStart(2, "0")).join(""),
	}
}

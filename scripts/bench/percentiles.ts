export type Percentiles = { readonly p50: number; readonly p99: number }

/** Nearest-rank percentiles. */
export function percentiles(values: readonly number[]): Percentiles {
	const sorted = [...values].sort((a, b) => a - b)
	const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
	return { p50: rank(0.5), p99: rank(0.99) }
}

const firstMs = 1_000
const longestMs = 300_000

/** Wait before the next connection: doubling from 1 s to 5 min, full jitter. @param chance 0 to 1 */
export const backOffMs = (failures: number, chance: number): number => {
	const ceiling = Math.min(firstMs * 2 ** Math.min(failures, 20), longestMs)
	return Math.round(ceiling * chance)
}

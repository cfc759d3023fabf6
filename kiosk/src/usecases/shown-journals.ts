import type { Hash } from "@hadir/shared/journal/chain.ts"

/**
 * The journals one hello names: the one that is written to, and the others in turn, so that each is
 * asked about within a few hellos however many there are.
 * @param names newest first
 */
export function journalsShown(
	names: readonly Hash[],
	limit: number,
	turn: number,
): readonly Hash[] {
	const [current, ...others] = names
	if (current === undefined || names.length <= limit) return names
	const places = limit - 1
	const begin = (turn * places) % others.length
	return [current, ...[...others.slice(begin), ...others.slice(0, begin)].slice(0, places)]
}

import type { Pair } from "./pairing.ts"

/**
 * Perpres 21/2023: hours of work do not include the rest. Presence from arrival to departure in whole
 * minutes, less the rest of that day. The regulation gives the rest a length and no hour of the
 * day, so it is taken off whole (reading chosen: the windows put noon between the two punches).
 * Without both punches nothing can be measured. Where pairs alternate, the rest lies between them.
 */
export function workedMinutes(
	{ arrival, departure }: { readonly arrival?: number; readonly departure?: number },
	restMinutes: number,
	{ presentSeconds }: Pick<Pair, "presentSeconds"> = {},
): number {
	if (presentSeconds !== undefined) return Math.floor(presentSeconds / 60)
	if (arrival === undefined || departure === undefined) return 0
	return Math.max(0, Math.floor((departure - arrival) / 60) - restMinutes)
}

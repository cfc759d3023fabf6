/**
 * Perpres 21/2023: hours of work do not include the rest. Presence from arrival to departure in whole
 * minutes, less the rest of that day. The regulation gives the rest a length and no hour of the
 * day, so it is taken off whole (reading chosen: the windows put noon between the two punches).
 * Without both punches nothing can be measured.
 */
export function workedMinutes(
	{ arrival, departure }: { arrival?: number; departure?: number },
	restMinutes: number,
): number {
	if (arrival === undefined || departure === undefined) return 0
	return Math.max(0, Math.floor((departure - arrival) / 60) - restMinutes)
}

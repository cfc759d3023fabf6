/**
 * The office's decision on seconds: a started minute is dropped (`floor`: 07:30:59 is on time for
 * 07:30) or counts whole (`ceil`: 07:30:01 is a minute late). Less than nothing is nothing.
 */
export function wholeMinutes(seconds: number, rounding: "floor" | "ceil"): number {
	if (seconds <= 0) return 0
	return rounding === "floor" ? Math.floor(seconds / 60) : Math.ceil(seconds / 60)
}

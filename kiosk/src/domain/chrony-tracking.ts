// What `chronyc -c tracking` says, as a bound of the clock's error (chronyc's manual, "tracking").

/** Fields of the line, in order: only these are read. */
const field = { stratum: 2, systemOffset: 4, rootDelay: 10, rootDispersion: 11, leap: 13 } as const
const fieldCount = 14
/** Stratum 0 is no source at all; 16 and above is unsynchronised (RFC 5905). */
const highestStratum = 15

/**
 * The clock is off by at most its own offset, half the way to the reference and the dispersion on it.
 * @returns whole ms; undefined while chrony follows no source, or for a line that is none of its
 */
export function chronyBoundMs(line: string): number | undefined {
	const fields = line.trim().split(",")
	if (fields.length !== fieldCount) return undefined
	const number = (index: number) => Number(fields[index])
	const stratum = number(field.stratum)
	if (fields[field.leap] === "Not synchronised" || stratum < 1 || stratum > highestStratum) {
		return undefined
	}
	const seconds =
		Math.abs(number(field.systemOffset)) +
		number(field.rootDelay) / 2 +
		number(field.rootDispersion)
	return Number.isFinite(seconds) ? Math.ceil(seconds * 1000) : undefined
}

import type { Duty } from "../duty/duty.ts"
import type { PairingRow } from "../regulation/policy.ts"
import type { Window } from "../regulation/policy-fields.ts"
import type { FlaggedPunch } from "./day-record.ts"

/** The punches which open and close a duty, and the third one between them. */
export type Pair = {
	readonly arrival?: FlaggedPunch
	readonly departure?: FlaggedPunch
	readonly rest?: FlaggedPunch
	/** By alternating pairs only: presence without what lies between the pairs, in seconds. */
	readonly presentSeconds?: number
	/** An in-punch without its out-punch, by alternating pairs. */
	readonly isOdd?: boolean
}

/** The pair of a duty out of the punches that belong to it, in order. */
export function pairPunches(
	punches: readonly FlaggedPunch[],
	duty: Pick<Duty, "windows" | "restPunch">,
	rule: PairingRow["rule"],
): Pair {
	const counted = punches.filter(({ elsewhere }) => elsewhere !== "refused")
	const pair = pairBy(counted, duty, rule)
	const rest = duty.restPunch === undefined ? undefined : restPunch(counted, duty.restPunch, pair)
	return rest === undefined ? pair : { ...pair, rest }
}

function pairBy(
	punches: readonly FlaggedPunch[],
	{ windows }: Pick<Duty, "windows">,
	rule: PairingRow["rule"],
): Pair {
	const whole = { from: windows.in.from, until: windows.out.until }
	switch (rule) {
		case "firstLast":
			return firstAndLast(
				punches,
				({ second }) => isWithin(second, windows.in),
				({ second }) => isWithin(second, windows.out),
			)
		case "keys":
			return firstAndLast(
				punches.filter(({ second }) => isWithin(second, whole)),
				({ second, direction }) =>
					direction === undefined ? isWithin(second, windows.in) : direction === "in",
				({ second, direction }) =>
					direction === undefined ? isWithin(second, windows.out) : direction === "out",
			)
		case "alternating":
			return alternating(punches.filter(({ second }) => isWithin(second, whole)))
	}
}

/**
 * The office's decision on punch windows: the first punch within the in-window is the arrival, the
 * last within the out-window the departure. A punch outside both stays in the books and decides
 * nothing. One presence is never both: where a burst runs from one window into the other and
 * nothing followed, it is the arrival. (Reading chosen: nobody leaves within a minute of coming.)
 */
function firstAndLast(
	punches: readonly FlaggedPunch[],
	isIn: (punch: FlaggedPunch) => boolean,
	isOut: (punch: FlaggedPunch) => boolean,
): Pair {
	const arrivalIndex = punches.findIndex(isIn)
	const departureIndex = punches.findLastIndex(isOut)
	const arrival = punches[arrivalIndex]
	const departure = punches[departureIndex]
	const isOnePresence =
		arrival !== undefined &&
		punches.slice(arrivalIndex + 1, departureIndex + 1).every(({ isRepeat }) => isRepeat)
	return {
		...(arrival !== undefined && { arrival }),
		...(departure !== undefined && !isOnePresence && { departure }),
	}
}

/**
 * In, out, in, out: a burst is one punch, its earliest where it opens a pair and its latest where it
 * closes one. What lies between the pairs is no work.
 */
function alternating(punches: readonly FlaggedPunch[]): Pair {
	const bursts: FlaggedPunch[][] = []
	for (const punch of punches) {
		const last = bursts.at(-1)
		if (punch.isRepeat && last !== undefined) last.push(punch)
		else bursts.push([punch])
	}
	const isOdd = bursts.length % 2 === 1
	const arrival = bursts[0]?.[0]
	const departure = isOdd ? undefined : bursts.at(-1)?.at(-1)
	let presentSeconds = 0
	for (let index = 0; index + 1 < bursts.length; index += 2) {
		const from = bursts[index]?.[0]?.second ?? 0
		presentSeconds += (bursts[index + 1]?.at(-1)?.second ?? from) - from
	}
	return {
		...(arrival !== undefined && { arrival }),
		...(departure !== undefined && { departure }),
		...(bursts.length > 0 && { presentSeconds, isOdd }),
	}
}

/** The first punch in the window of the third one that is neither of the other two. */
function restPunch(
	punches: readonly FlaggedPunch[],
	window: Window,
	{ arrival, departure }: Pair,
): FlaggedPunch | undefined {
	return punches.find(
		(punch) =>
			isWithin(punch.second, window) &&
			punch.record !== arrival?.record &&
			punch.record !== departure?.record,
	)
}

/** A window's last minute counts to its last second. */
export function isWithin(second: number, window: Window): boolean {
	return second >= window.from * 60 && second < (window.until + 1) * 60
}

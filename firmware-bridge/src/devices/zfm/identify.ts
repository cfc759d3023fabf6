// Looks for a finger and says whose slot it is, once for each time it is laid there.
import { type Result, succeed } from "@hadir/shared/result.ts"
import type { Exchange } from "./exchange.ts"
import { findFinger, type Match, makeFeatures, type SensorFault, takeImage } from "./sensor.ts"

export type Look =
	/** No finger, one that is landing, or one that was said already. */
	| { readonly kind: "nothing" }
	/** A finger lay there and no look at it was clear enough. */
	| { readonly kind: "unclear" }
	| { readonly kind: "unmatched" }
	| { readonly kind: "match"; readonly match: Match }

/** Looks without a finger until the next one counts as laid anew. */
const emptyLooksToRearm = 2
/** A finger that is landing gives poor images first. */
const poorLooks = 3

const nothing = { kind: "nothing" } as const

/**
 * What lies there as the looking begins must be lifted first: it may have been said before the line was lost.
 * Between features and search no image is taken: an R503 then forgets the features (FPM, PR 25).
 */
export function fingerLooks(
	exchange: Exchange,
	capacity: number,
): () => Promise<Result<Look, SensorFault>> {
	let mustLift = true
	let empty = 0
	let poor = 0
	const poorLook = (): Look => {
		poor++
		if (poor < poorLooks) return nothing
		mustLift = true
		return { kind: "unclear" }
	}
	const noFinger = (): Look => {
		empty++
		if (empty >= emptyLooksToRearm) mustLift = false
		poor = 0
		return nothing
	}
	return async () => {
		const image = await takeImage(exchange)
		if (!image.ok) return image
		if (image.value === "no-finger") return succeed(noFinger())
		empty = 0
		if (mustLift) return succeed(nothing)
		if (image.value === "poor") return succeed(poorLook())
		const features = await makeFeatures(exchange, 1)
		if (!features.ok) return features
		if (features.value === "poor") return succeed(poorLook())
		const found = await findFinger(exchange, capacity)
		if (!found.ok) return found
		mustLift = true
		const match = found.value
		return succeed(match === undefined ? { kind: "unmatched" } : { kind: "match", match })
	}
}

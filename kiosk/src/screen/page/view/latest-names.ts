// The four latest names. Each leaves 30 s after it was shown: the screen is no list of who is in.
import type { ScreenAnswer } from "../../screen-message.ts"

export type LatestName = {
	/** Undefined while the office has not said whose card it is. */
	readonly name: string | undefined
	readonly at: number
	readonly isClockSure: boolean
	readonly leavesMono: number
}

export const maxNames = 4
export const nameStaysMs = 30_000

/** A repeat adds nothing: its first time is the one that counts and is listed already. */
export function withAnswer(
	latest: readonly LatestName[],
	answer: ScreenAnswer["answer"],
	mono: number,
): readonly LatestName[] {
	const staying = stillListed(latest, mono)
	if (answer.kind !== "recorded" && answer.kind !== "unknown") return staying
	const { at, isClockSure } = answer
	const name = answer.kind === "recorded" ? answer.name : undefined
	const newest = { name, at, isClockSure, leavesMono: mono + nameStaysMs }
	return [newest, ...staying].slice(0, maxNames)
}

export const stillListed = (latest: readonly LatestName[], mono: number): readonly LatestName[] =>
	latest.filter((one) => mono < one.leavesMono)

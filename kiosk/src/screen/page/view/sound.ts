// What each answer sounds like: told apart without looking, also by rhythm alone.
import type { ScreenAnswer } from "../../screen-message.ts"

export type Tone = { readonly hz: number; readonly atMs: number; readonly ms: number }
export type SoundName = "recorded" | "offline" | "repeat" | "unknown" | "refused" | "fault"

/** Tones in Hz and ms, one after another; 0 Hz is a pause. */
const scores: Readonly<Record<SoundName, readonly (readonly [hz: number, ms: number])[]>> = {
	recorded: [
		[1047, 80],
		[1568, 140],
	],
	offline: [
		[1047, 80],
		[1568, 140],
		[0, 120],
		[1047, 60],
	],
	repeat: [
		[1047, 80],
		[0, 80],
		[1047, 80],
	],
	unknown: [
		[784, 120],
		[1047, 120],
		[784, 160],
	],
	refused: [[330, 450]],
	fault: [
		[262, 250],
		[0, 150],
		[262, 250],
		[0, 150],
		[262, 250],
	],
}

export function soundOf(answer: ScreenAnswer["answer"]): SoundName {
	return answer.kind === "recorded" && answer.isOffline ? "offline" : answer.kind
}

export function tonesOf(sound: SoundName): readonly Tone[] {
	let atMs = 0
	return scores[sound]
		.map(([hz, ms]) => {
			const tone = { hz, atMs, ms }
			atMs += ms
			return tone
		})
		.filter(({ hz }) => hz > 0)
}

// The light around an R503. It never says "recorded": that is the panel's word, once it is on disk.
import type { Exchange } from "./exchange.ts"
import { auraLight } from "./frame.ts"

const moods = {
	waiting: auraLight({ mode: "breathe", colour: "blue", speed: 100, times: 0 }),
	unread: auraLight({ mode: "flash", colour: "red", speed: 25, times: 2 }),
	enrolling: auraLight({ mode: "on", colour: "purple", speed: 0, times: 0 }),
}
export type Mood = keyof typeof moods

/** Shows it where the sensor has a ring; one that refuses once has none, which is no fault. */
export function ringOf(exchange: Exchange): (mood: Mood) => Promise<void> {
	let hasRing = true
	return async (mood) => {
		if (hasRing && exchange.isOpen) hasRing = await exchange.offer(moods[mood])
	}
}

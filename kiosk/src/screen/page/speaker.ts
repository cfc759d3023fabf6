// Plays an answer's tones. A screen without a speaker, or whose browser forbids sound, stays quiet.
import type { Tone } from "./view/sound.ts"

const volume = 0.4
/** Without it each tone begins and ends in a click. */
const rampSeconds = 0.006

export class Speaker {
	#context: AudioContext | undefined
	#playing: readonly OscillatorNode[] = []

	/** Stops what still sounds: the newest answer is the one to hear. */
	play(tones: readonly Tone[]): void {
		try {
			this.#context ??= new AudioContext({ latencyHint: "interactive" })
			const context = this.#context
			// A suspended context would play everything later, all at once.
			if (context.state !== "running") void context.resume().catch(() => undefined)
			for (const oscillator of this.#playing) oscillator.stop()
			this.#playing = tones.map((tone) => sound(context, tone))
		} catch {
			this.#playing = []
		}
	}
}

function sound(context: AudioContext, { hz, atMs, ms }: Tone): OscillatorNode {
	const from = context.currentTime + atMs / 1000
	const until = from + ms / 1000
	const oscillator = new OscillatorNode(context, { type: "triangle", frequency: hz })
	const gain = new GainNode(context, { gain: 0 })
	gain.gain.setValueAtTime(0, from)
	gain.gain.linearRampToValueAtTime(volume, from + rampSeconds)
	gain.gain.setValueAtTime(volume, until - rampSeconds)
	gain.gain.linearRampToValueAtTime(0, until)
	oscillator.connect(gain).connect(context.destination)
	oscillator.start(from)
	oscillator.stop(until)
	return oscillator
}

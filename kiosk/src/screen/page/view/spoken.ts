// The scene's words for whoever hears the screen instead of seeing it.
import type { Scene } from "./scene.ts"

/** Empty for the clock: only what is new is spoken. */
export function spokenWords(scene: Scene): string {
	switch (scene.kind) {
		case "idle":
			return ""
		case "opening":
			return scene.text
		case "stopped":
			return sentences([scene.word, scene.reason, scene.nextStep])
		case "guide":
			return sentences([scene.word, scene.name, scene.advice, scene.nextStep])
		case "answer":
			return sentences([
				scene.note === undefined ? scene.word : `${scene.word}, ${scene.note}`,
				scene.name,
				...scene.times.map(({ label, text }) => (label === undefined ? text : `${label} ${text}`)),
				scene.strip,
				scene.advice,
				scene.nextStep,
			])
	}
}

const sentences = (parts: readonly (string | undefined)[]): string =>
	parts
		.filter((part) => part !== undefined)
		.map((part) => (part.endsWith(".") ? part : `${part}.`))
		.join(" ")

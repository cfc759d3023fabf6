// Puts one face on the page: a fill appears in one frame, and only its leaving fades.
import type { Scene } from "../view/scene.ts"
import { spokenWords } from "../view/spoken.ts"
import { drawScene } from "./draw-scene.ts"
import { fitFace } from "./fit.ts"

/** As long as the animation in faces.css. */
const fadeMs = 120

export class Stage {
	readonly #stage: HTMLElement
	readonly #spoken: HTMLElement
	#shown: Scene | undefined
	#face: HTMLElement | undefined

	constructor(stage: HTMLElement, spoken: HTMLElement) {
		this.#stage = stage
		this.#spoken = spoken
	}

	/** @param isNew an answer again, though its words are the same as those of the one before */
	show(scene: Scene, isNew = false): void {
		if (!isNew && JSON.stringify(scene) === JSON.stringify(this.#shown)) return
		const face = drawScene(scene)
		const leaving = this.#face
		this.#stage.prepend(face)
		fitFace(face, scene)
		if (leaving !== undefined) this.#remove(leaving, scene)
		this.#speak(scene)
		this.#shown = scene
		this.#face = face
	}

	#remove(face: HTMLElement, next: Scene): void {
		const isReturn = this.#shown?.kind === "answer" && next.kind === "idle"
		const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches
		if (!isReturn || isStill) return face.remove()
		face.classList.add("leaving")
		setTimeout(() => face.remove(), fadeMs)
	}

	#speak(scene: Scene): void {
		const words = spokenWords(scene)
		if (this.#spoken.textContent !== words) this.#spoken.textContent = words
	}
}

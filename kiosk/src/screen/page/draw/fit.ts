// What only the browser can know: whether a text fits where it stands.
import { shortenName } from "../../../domain/screen-name.ts"
import type { Scene } from "../view/scene.ts"
import { narrower } from "../view/status-bar.ts"
import { barItems } from "./draw-scene.ts"

/** After the face stands on the page: shortens names and thins the status bar until both fit. */
export function fitFace(face: HTMLElement, scene: Scene): void {
	for (const name of face.querySelectorAll<HTMLElement>(".name")) fitName(name, 2)
	for (const name of face.querySelectorAll<HTMLElement>(".listed-name")) fitName(name, 1)
	const bar = face.querySelector<HTMLElement>(".bar")
	if (scene.kind !== "idle" || bar === null) return
	for (let items = narrower(scene.bar); items !== undefined && isTooWide(bar); ) {
		bar.replaceChildren(...barItems(items))
		items = narrower(items)
	}
}

function fitName(box: HTMLElement, lines: number): void {
	const lineHeight = Number.parseFloat(getComputedStyle(box).lineHeight)
	const fits = (name: string): boolean => {
		box.textContent = name
		return !isTooWide(box) && box.clientHeight < lineHeight * (lines + 0.5)
	}
	box.textContent = shortenName(box.textContent, fits)
	// One word longer than the line is all that is left: it breaks, or ends in an ellipsis.
	if (isTooWide(box)) box.classList.add("long-word")
}

const isTooWide = (box: HTMLElement): boolean => box.scrollWidth > box.clientWidth

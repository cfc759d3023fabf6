// Keeps what the panel's display said and its parts did, as somebody who stands before it would remember.
import type { PinChange } from "@hadir/firmware-bridge/emulators/uno/board.ts"
import type { PanelPart, PanelSight } from "./panel-sight.ts"

const rememberMs = 60_000
const mostRemembered = 64
/** Too short to be seen, or for a lock's coil: the board while it starts. */
const shortestMs = 20

type Rows = PanelSight["said"][number]["rows"]
type Said = { readonly at: number; readonly rows: Rows }
type Played = { readonly at: number; readonly part: PanelPart; readonly onMs: number }

export class PanelWatch {
	#said: Said[] = []
	#played: Played[] = []
	#seen = ""
	readonly #onSinceUs = new Map<PanelPart, number>()

	/** A board that starts anew counts its microseconds from 0. */
	forgetLevels(): void {
		this.#onSinceUs.clear()
	}

	/** @param rows looked at again and again: written in pieces, they are a text once they stay */
	noteRows(rows: Rows, at: number): void {
		const text = rows.join("\n")
		const isStill = text === this.#seen
		this.#seen = text
		if (!isStill || text.trim() === "" || text === this.#said.at(-1)?.rows.join("\n")) return
		this.#said = [...this.#said, { at, rows }].slice(-mostRemembered)
	}

	/** @param isOn what the level means for that part */
	noteChange(part: PanelPart, isOn: boolean, { atUs }: PinChange, at: number): void {
		const since = this.#onSinceUs.get(part)
		if (isOn) {
			this.#onSinceUs.set(part, atUs)
			return
		}
		this.#onSinceUs.delete(part)
		const onMs = since === undefined ? 0 : Math.round((atUs - since) / 1_000)
		if (onMs < shortestMs) return
		this.#played = [...this.#played, { at, part, onMs }].slice(-mostRemembered)
	}

	/** What of it is not forgotten yet. */
	since(now: number): Pick<PanelSight, "said" | "played"> {
		const isFresh = ({ at }: { readonly at: number }) => now - at <= rememberMs
		const ago = (at: number) => Math.round(now - at)
		return {
			said: this.#said.filter(isFresh).map(({ at, rows }) => ({ agoMs: ago(at), rows })),
			played: this.#played
				.filter(isFresh)
				.map(({ at, ...played }) => ({ agoMs: ago(at), ...played })),
		}
	}
}

// The clock, and what to do: the prompt names what works.
import type { ScreenStatus } from "../../screen-message.ts"
import { codeInThrees } from "./kiosk-code.ts"
import { type Medium, mediaOf, mediumName } from "./readers.ts"
import { type BarItem, statusBar } from "./status-bar.ts"
import { type WallTime, wallTime } from "./wall-time.ts"

export type Prompt = {
	readonly icon: "card" | "finger" | "terminal" | "waiting"
	readonly text: string
	/** `invite` is green; `instead` names what still works; `wait` is quiet. */
	readonly tone: "invite" | "instead" | "wait"
}
export type IdleScene = {
	readonly kind: "idle"
	readonly unit: string
	readonly code: string
	readonly time: WallTime
	/** Digits in outline: hollow is open. */
	readonly isClockSure: boolean
	readonly prompt: Prompt
	readonly bar: readonly BarItem[]
}

export function idleScene(status: ScreenStatus, now: number): IdleScene {
	return {
		kind: "idle",
		unit: status.unit,
		code: codeInThrees(status.kiosk),
		time: wallTime(now, status.zone),
		isClockSure: status.isClockSure,
		prompt: promptOf(status),
		bar: statusBar(status),
	}
}

export function promptOf(status: ScreenStatus): Prompt {
	const { ready, starting, broken } = mediaOf(status)
	const [first, ...others] = ready
	if (first === undefined && starting.length === 0) {
		return { icon: "terminal", text: "Absen di terminal", tone: "invite" }
	}
	if (first === undefined) {
		return { icon: "waiting", text: `Menyiapkan pembaca ${listed(starting)}`, tone: "wait" }
	}
	if (broken.length > 0) {
		return { icon: first, text: `Pakai ${listed(ready)}. Kabari teknisi.`, tone: "instead" }
	}
	if (!status.isClockSure) {
		return { icon: first, text: "Tetap tempelkan; jam diperiksa kantor", tone: "invite" }
	}
	return { icon: first, text: `Tempelkan ${listed([first, ...others])}`, tone: "invite" }
}

const listed = (media: readonly Medium[]): string =>
	media.map((medium) => mediumName[medium]).join(" atau ")

// Nothing can be recorded here: what is wrong, where to go, and what the technician needs.
import { codeInThrees } from "./kiosk-code.ts"
import type { ScreenState } from "./screen-state.ts"
import { minuteText } from "./wall-time.ts"

export type StopCause = "full" | "read-only" | "failed" | "no-reader" | "no-terminal" | "lost"
export type StoppedScene = {
	readonly kind: "stopped"
	readonly word: string
	readonly reason: string
	readonly nextStep: string
	/** Who knows of it, and since when. */
	readonly told: string
	readonly code: string | undefined
}

type Words = Pick<StoppedScene, "word" | "reason"> & Partial<Pick<StoppedScene, "nextStep">>

const words: Readonly<Record<StopCause, Words>> = {
	full: { word: "PENUH", reason: "Mesin ini tidak dapat mencatat." },
	"read-only": { word: "TERKUNCI", reason: "Mesin ini tidak dapat mencatat." },
	failed: { word: "RUSAK", reason: "Mesin ini tidak dapat mencatat." },
	"no-reader": { word: "TERPUTUS", reason: "Pembaca tidak terhubung." },
	// It keeps its punches itself, and they are taken over later: nobody has to go elsewhere while it works.
	"no-terminal": {
		word: "TERPUTUS",
		reason: "Terminal tidak terhubung.",
		nextStep: "Absen di terminal bila menyala.",
	},
	lost: { word: "BERHENTI", reason: "Mesin ini sedang tidak mencatat." },
}

export function stoppedScene(cause: StopCause, state: ScreenState): StoppedScene {
	const { status } = state
	return {
		kind: "stopped",
		nextStep: "Pakai mesin lain.",
		...words[cause],
		told: told(cause, state),
		code: status === undefined ? undefined : codeInThrees(status.kiosk),
	}
}

/** Nothing rings at the technician yet, so the screen does not say that he was told. */
function told(cause: StopCause, state: ScreenState): string {
	const since = sinceOf(cause, state)
	const { status } = state
	if (since === undefined || status === undefined) return "Kabari teknisi."
	return `Sejak ${minuteText(since, status.zone)}. Kabari teknisi.`
}

function sinceOf(cause: StopCause, state: ScreenState): number | undefined {
	if (cause === "lost") return state.lostSince
	return cause === "no-reader" ? state.readerlessSince : state.status?.fault?.since
}

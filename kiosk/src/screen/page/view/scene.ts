// Which of the screen's faces is due: an answer first, then what keeps the kiosk from recording, then the clock.
import type { ScreenStatus } from "../../screen-message.ts"
import { type AnswerScene, answerScene } from "./answer-scene.ts"
import { type GuideScene, guideScene } from "./guide-scene.ts"
import { type IdleScene, idleScene } from "./idle-scene.ts"
import { stillListed } from "./latest-names.ts"
import { mediaOf } from "./readers.ts"
import type { ScreenState } from "./screen-state.ts"
import { type StoppedScene, stoppedScene } from "./stopped-scene.ts"

/** The page is open and has not heard the daemon yet. */
export type OpeningScene = { readonly kind: "opening"; readonly text: string }
export type Scene = OpeningScene | IdleScene | AnswerScene | GuideScene | StoppedScene

/** @param now the daemon's UTC ms; @param mono the page's own milliseconds */
export function sceneOf(state: ScreenState, { now, mono }: { now: number; mono: number }): Scene {
	const { shown, guided, status } = state
	if (shown !== undefined && mono < shown.untilMono) {
		if (shown.answer.kind === "fault") return stoppedScene(shown.answer.code, state)
		return answerScene(shown.answer, {
			zone: status?.zone ?? "UTC",
			hasFinger: status !== undefined && mediaOf(status).ready.includes("finger"),
			latest: stillListed(state.latest, mono),
		})
	}
	if (guided !== undefined && mono < guided.untilMono) return guideScene(guided.guide)
	if (state.link === "lost") return stoppedScene("lost", state)
	if (status === undefined) return { kind: "opening", text: "Menyiapkan mesin" }
	if (status.fault !== undefined) return stoppedScene(status.fault.code, state)
	if (canBecomeReady(status)) return idleScene(status, now)
	return stoppedScene(takesTerminalsAlone(status) ? "no-terminal" : "no-reader", state)
}

const takesTerminalsAlone = ({ readers }: ScreenStatus): boolean =>
	readers.length > 0 && readers.every(({ medium }) => medium === "terminal")

function canBecomeReady(status: ScreenStatus): boolean {
	const { ready, starting, broken } = mediaOf(status)
	// A kiosk that only takes terminals over has nothing to be presented here, and nothing broken.
	const terminals = status.readers.filter(({ medium }) => medium === "terminal")
	const isTakingOver = broken.length === 0 && terminals.some(({ state }) => isHopeful(state))
	return ready.length + starting.length > 0 || isTakingOver
}

const isHopeful = (state: ScreenStatus["readers"][number]["state"]): boolean =>
	state === "ready" || state === "starting"

// What the page knows. Each event makes a new state; `mono` is the page's own rising milliseconds.
import type { ScreenAnswer, ScreenGuide, ScreenStatus } from "../../screen-message.ts"
import { type LatestName, withAnswer } from "./latest-names.ts"
import { mediaOf } from "./readers.ts"

export type Shown = { readonly answer: ScreenAnswer["answer"]; readonly untilMono: number }
export type Guided = { readonly guide: ScreenGuide; readonly untilMono: number }
export type ScreenState = {
	/** Whether the daemon can be heard; `opening` until it was heard or missed once. */
	readonly link: "opening" | "heard" | "lost"
	/** UTC ms since which the daemon is not heard, when the page knows the time at all. */
	readonly lostSince: number | undefined
	readonly status: ScreenStatus | undefined
	/** UTC ms since which no reader works. */
	readonly readerlessSince: number | undefined
	readonly shown: Shown | undefined
	/** A finger is being enrolled: what its person is to do. */
	readonly guided: Guided | undefined
	readonly latest: readonly LatestName[]
}

export const answerStaysMs = 4_000
/** Longer than the daemon waits for one step: it says itself how it ends. */
export const guideStaysMs = 35_000
/** What was not recorded has a next step to read. */
export const refusalStaysMs = 6_000

export const firstState: ScreenState = {
	link: "opening",
	lostSince: undefined,
	status: undefined,
	readerlessSince: undefined,
	shown: undefined,
	guided: undefined,
	latest: [],
}

export function hearStatus(state: ScreenState, status: ScreenStatus): ScreenState {
	const isReaderless = mediaOf(status).broken.length > 0 && mediaOf(status).ready.length === 0
	return {
		...state,
		link: "heard",
		lostSince: undefined,
		status,
		readerlessSince: isReaderless ? (state.readerlessSince ?? status.now) : undefined,
	}
}

/** An answer replaces the one before at once: the next read never waits for the screen. */
export function hearAnswer(
	state: ScreenState,
	answer: ScreenAnswer["answer"],
	mono: number,
): ScreenState {
	const isRecorded = answer.kind !== "refused" && answer.kind !== "fault"
	const untilMono = mono + (isRecorded ? answerStaysMs : refusalStaysMs)
	return {
		...state,
		link: "heard",
		lostSince: undefined,
		shown: { answer, untilMono },
		latest: withAnswer(state.latest, answer, mono),
	}
}

/** It begins at once: an answer that still stands is of the tap before. */
export function hearGuide(state: ScreenState, guide: ScreenGuide, mono: number): ScreenState {
	const isOver = guide.step === "enrolled" || guide.step === "given-up"
	const untilMono = mono + (isOver ? refusalStaysMs : guideStaysMs)
	return { ...state, shown: undefined, guided: { guide, untilMono } }
}

/** @param now UTC ms, when the page knows it */
export function loseDaemon(state: ScreenState, now: number | undefined): ScreenState {
	return state.link === "lost" ? state : { ...state, link: "lost", lostSince: now }
}

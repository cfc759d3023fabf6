import { expect, test } from "vitest"
import { sceneOf } from "./scene.ts"
import {
	answerStaysMs,
	firstState,
	hearAnswer,
	hearStatus,
	loseDaemon,
	refusalStaysMs,
} from "./screen-state.ts"
import { inOrder, withReaders } from "./test-status.ts"

const { now } = inOrder
const idle = hearStatus(firstState, inOrder)
const recorded = {
	kind: "recorded",
	name: "Maria Goreti Ndoen",
	at: now,
	firstAt: now,
	isOffline: false,
	isClockSure: true,
} as const
const refused = { kind: "refused", reason: "several-cards" } as const
const full = { ...inOrder, fault: { code: "full", since: now - 494_000 } } as const

test("before the daemon is heard, the page says that it prepares", () => {
	expect(sceneOf(firstState, { now: 0, mono: 0 })).toMatchObject({ kind: "opening" })
})

test.each([
	["recorded", recorded, answerStaysMs],
	["refused", refused, refusalStaysMs],
] as const)("%s stays its time and not a millisecond longer", (look, answer, stays) => {
	const state = hearAnswer(idle, answer, 1_000)
	expect(sceneOf(state, { now, mono: 1_000 + stays - 1 })).toMatchObject({ kind: "answer", look })
	expect(sceneOf(state, { now, mono: 1_000 + stays })).toMatchObject({ kind: "idle" })
})

test("the next answer replaces the one before at once", () => {
	const state = hearAnswer(hearAnswer(idle, refused, 0), recorded, 1)
	expect(sceneOf(state, { now, mono: 1 })).toMatchObject({ look: "recorded" })
})

test("a full kiosk stays full, under whatever is answered meanwhile", () => {
	const state = hearAnswer(hearStatus(idle, full), refused, 0)
	expect(sceneOf(state, { now, mono: 0 })).toMatchObject({ look: "refused" })
	expect(sceneOf(state, { now, mono: 3_600_000 })).toMatchObject({
		kind: "stopped",
		word: "PENUH",
		told: "Sejak 07:20. Kabari teknisi.",
		code: "K7M 4QX",
	})
	expect(sceneOf(hearStatus(state, inOrder), { now, mono: 3_600_000 }).kind).toBe("idle")
})

test("a fault answered before the status tells it is shown at once, without a time", () => {
	const state = hearAnswer(idle, { kind: "fault", code: "failed" }, 0)
	expect(sceneOf(state, { now, mono: 0 })).toMatchObject({ word: "RUSAK", told: "Kabari teknisi." })
})

test("without any reader left it sends to another machine, since when the last one went", () => {
	const gone = withReaders("absent", "faulty")
	const later = hearStatus(hearStatus(idle, gone), { ...gone, now: now + 600_000 })
	expect(sceneOf(later, { now: now + 600_000, mono: 0 })).toMatchObject({
		word: "TERPUTUS",
		nextStep: "Pakai mesin lain.",
		told: "Sejak 07:28. Kabari teknisi.",
	})
	expect(hearStatus(later, inOrder).readerlessSince).toBeUndefined()
})

test("a kiosk without readers cannot record either", () => {
	const state = hearStatus(idle, { ...inOrder, readers: [] })
	expect(sceneOf(state, { now, mono: 0 })).toMatchObject({ word: "TERPUTUS" })
})

test("a daemon not heard records nothing; what it recorded before stays on screen its time", () => {
	const lost = loseDaemon(hearAnswer(idle, recorded, 0), now + 60_000)
	expect(sceneOf(lost, { now, mono: 1 })).toMatchObject({ look: "recorded" })
	expect(sceneOf(lost, { now, mono: answerStaysMs })).toMatchObject({
		reason: "Mesin ini sedang tidak mencatat.",
		nextStep: "Pakai mesin lain.",
		told: "Sejak 07:29. Kabari teknisi.",
	})
	const still = loseDaemon(lost, now + 600_000)
	expect(still.lostSince).toBe(now + 60_000)
	expect(sceneOf(hearStatus(still, inOrder), { now, mono: answerStaysMs }).kind).toBe("idle")
})

test("a page that never heard the daemon says so without time or code", () => {
	const scene = sceneOf(loseDaemon(firstState, undefined), { now: 0, mono: 0 })
	expect(scene).toMatchObject({ kind: "stopped", code: undefined, told: "Kabari teknisi." })
})

test("a kiosk that only takes a terminal over has its clock, and nothing is broken", () => {
	const terminal = (state: "ready" | "starting" | "absent") => ({
		...inOrder,
		readers: [{ name: "terminal-1", medium: "terminal", state } as const],
	})
	const face = (state: "ready" | "starting" | "absent") =>
		sceneOf(hearStatus(firstState, terminal(state)), { now, mono: 0 })
	expect(face("ready")).toMatchObject({ kind: "idle", prompt: { text: "Absen di terminal" } })
	expect(face("starting")).toMatchObject({ kind: "idle" })
	expect(face("absent"), "the terminal keeps its punches").toMatchObject({
		...{ kind: "stopped", word: "TERPUTUS", nextStep: "Absen di terminal bila menyala." },
		reason: "Terminal tidak terhubung.",
	})
})

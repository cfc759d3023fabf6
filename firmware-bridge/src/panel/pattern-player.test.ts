import { useFakeTimers } from "sinon"
import { afterEach, beforeEach, expect, test } from "vitest"
import { PatternPlayer } from "./pattern-player.ts"
import { steady } from "./signal.ts"

let turned: ReturnType<typeof useFakeTimers>
let heard: string[]
let player: PatternPlayer

beforeEach(() => {
	turned = useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })
	heard = []
	const note = (word: string) => () => void heard.push(`${Math.round(performance.now())} ${word}`)
	player = new PatternPlayer({ on: note("on"), off: note("off") })
})
afterEach(() => turned.restore())

test("on and off in turn, and off at the end", () => {
	player.play([60, 80, 60])
	turned.tick(1_000)
	expect(heard).toEqual(["0 on", "60 off", "140 on", "200 off"])
})

test("what comes next begins at once, and nothing is left of what was", () => {
	player.play([500, 500, 500])
	turned.tick(100)
	player.play([120])
	turned.tick(2_000)
	expect(heard).toEqual(["0 on", "100 on", "220 off"])
})

test("nothing to play is silence, and what is steady stays", () => {
	player.play([steady])
	turned.tick(10_000_000)
	expect(heard).toEqual(["0 on"])
	player.play([])
	expect(heard.at(-1)).toMatch(/ off$/)
})

test("stopped, it touches its output no more", () => {
	player.play([100, 100, 100])
	player.stop()
	turned.tick(1_000)
	expect(heard).toEqual(["0 on"])
})

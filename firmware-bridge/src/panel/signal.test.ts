import { describe, expect, test } from "vitest"
import { noPanel, type Pattern, panelCommands, signals, steady } from "./signal.ts"

/** Longer than this and the next person waits for the buzzer. */
const longestSoundMs = 1_500
const shortestMs = 50

const everyPattern = signals.flatMap((signal) => {
	const { green, red, buzzer } = panelCommands[signal]
	return [green, red, buzzer].map((pattern): [string, Pattern] => [signal, pattern])
})

describe("light and sound", () => {
	test("each answer differs from every other to the ear, and to the eye", () => {
		const commands = signals.map((signal) => panelCommands[signal])
		const sounds = new Set(commands.map(({ buzzer }) => buzzer.join()))
		const lights = new Set(commands.map(({ green, red }) => `${green.join()}|${red.join()}`))
		expect(sounds.size).toBe(signals.length)
		expect(lights.size).toBe(signals.length)
	})

	test.each([
		["recorded", true],
		["offline", true],
		["repeat", true],
		["unknown", true],
		["refused", false],
		["fault", false],
	] as const)(
		"%s shows green: %s, for a punch that is on disk and for no other",
		(signal, isGreen) => {
			expect(panelCommands[signal].green.length > 0).toBe(isGreen)
			if (!isGreen) expect(panelCommands[signal].red).not.toEqual([])
		},
	)

	test.each(everyPattern)(
		"%s: %j begins and ends on, and no part is too short to notice",
		(_, pattern) => {
			if (pattern.length > 0) expect(pattern.length % 2).toBe(1)
			for (const ms of pattern) expect(ms).toBeGreaterThanOrEqual(shortestMs)
		},
	)

	test("every sound ends soon; only the fault's red light stays", () => {
		for (const signal of signals) {
			const { green, red, buzzer } = panelCommands[signal]
			expect(buzzer.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(longestSoundMs)
			expect([...green, ...red].includes(steady)).toBe(signal === "fault")
		}
	})

	test("each command carries its own name", () => {
		for (const signal of signals) expect(panelCommands[signal].signal).toBe(signal)
	})
})

test("no panel says that it is none", () => {
	expect(noPanel.state).toBe("none")
	expect(noPanel.show("recorded", { top: "", bottom: "" })).toBeUndefined()
})

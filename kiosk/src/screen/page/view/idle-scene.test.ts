import { expect, test } from "vitest"
import { idleScene, promptOf } from "./idle-scene.ts"
import { spokenWords } from "./spoken.ts"
import { inOrder, withReaders } from "./test-status.ts"

test("the clock, the date and the code in threes", () => {
	const scene = idleScene(inOrder, inOrder.now)
	expect(scene).toMatchObject({
		unit: "Dinas Kesehatan",
		code: "K7M 4QX",
		time: { minute: "07:28", second: "14", date: "Senin, 23 November 2026" },
	})
	expect(spokenWords(scene)).toBe("")
})

test.each([
	["card and finger", inOrder, "card", "Tempelkan kartu atau jari", "invite"],
	["card only", withReaders("ready"), "card", "Tempelkan kartu", "invite"],
	["finger still starting", withReaders("ready", "starting"), "card", "Tempelkan kartu", "invite"],
	["card starting", withReaders("starting"), "waiting", "Menyiapkan pembaca kartu", "wait"],
	[
		"both starting",
		withReaders("starting", "starting"),
		"waiting",
		"Menyiapkan pembaca kartu atau jari",
		"wait",
	],
	[
		"card unplugged",
		withReaders("absent", "ready"),
		"finger",
		"Pakai jari. Kabari teknisi.",
		"instead",
	],
	[
		"finger broken, offline",
		{ ...withReaders("ready", "faulty"), uplink: "offline" },
		"card",
		"Pakai kartu. Kabari teknisi.",
		"instead",
	],
	[
		"clock uncertain",
		{ ...inOrder, isClockSure: false },
		"card",
		"Tetap tempelkan; jam diperiksa kantor",
		"invite",
	],
] as const)("%s", (_, status, icon, text, tone) => {
	expect(promptOf(status)).toEqual({ icon, text, tone })
})

test("one of two card readers unplugged: the card still works", () => {
	const readers = [
		...inOrder.readers,
		{ name: "kartu-2", medium: "card", state: "absent" } as const,
	]
	expect(promptOf({ ...inOrder, readers }).text).toBe("Tempelkan kartu atau jari")
})

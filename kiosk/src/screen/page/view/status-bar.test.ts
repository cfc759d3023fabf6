import { expect, test } from "vitest"
import { type BarItem, narrower, statusBar } from "./status-bar.ts"
import { inOrder, withReaders } from "./test-status.ts"

/** Faults in brackets. */
const words = (items: readonly BarItem[] | undefined): readonly string[] =>
	(items ?? []).map((item) => (item.isFault ? `[${item.text}]` : item.text))

type State = "ready" | "absent" | "faulty"
const withTerminals = (...states: readonly State[]) => {
	const status = withReaders("ready")
	const terminals = states.map(
		(state, index) => ({ name: `terminal-${index + 1}`, medium: "terminal", state }) as const,
	)
	return { ...status, readers: [...status.readers, ...terminals] }
}

test.each([
	["in order", inOrder, ["Kartu siap", "Jari siap", "Tersambung"]],
	[
		"no panel",
		{ ...withReaders("ready"), panel: "none" },
		["Kartu siap", "Tersambung", "Tanpa panel"],
	],
	[
		"panel gone",
		{ ...withReaders("ready"), panel: "absent" },
		["Kartu siap", "Tersambung", "[Panel terputus]"],
	],
	["card gone", withReaders("absent", "ready"), ["[Kartu terputus]", "Jari siap", "Tersambung"]],
	["finger broken", withReaders("ready", "faulty"), ["Kartu siap", "[Jari rusak]", "Tersambung"]],
	["terminal", withTerminals("ready"), ["Kartu siap", "Terminal siap", "Tersambung"]],
	["terminal gone", withTerminals("absent"), ["Kartu siap", "[Terminal terputus]", "Tersambung"]],
	[
		"one of two terminals",
		withTerminals("ready", "faulty"),
		["Kartu siap", "[Terminal: 1 dari 2 siap]", "Tersambung"],
	],
	["starting", withReaders("starting"), ["Kartu disiapkan", "Tersambung"]],
	[
		"offline",
		{ ...inOrder, uplink: "offline", unsent: 214 },
		["Kartu siap", "Jari siap", "[Luring: 214 tersimpan]"],
	],
	[
		"offline, nothing stored",
		{ ...withReaders("ready"), uplink: "offline" },
		["Kartu siap", "[Luring]"],
	],
	[
		"clock",
		{ ...inOrder, isClockSure: false },
		["[Jam belum pasti]", "Kartu siap", "Jari siap", "Tersambung"],
	],
	[
		"a key of which the office knows nothing",
		{ ...withReaders("ready"), isRegistered: false, uplink: "offline" },
		["Kartu siap", "[Belum terdaftar]"],
	],
	[
		"disk",
		{ ...withReaders("ready"), isDiskShort: true },
		["Kartu siap", "Tersambung", "[Hampir penuh]"],
	],
] as const)("%s", (_, status, shown) => {
	expect(words(statusBar(status))).toEqual(shown)
})

test("two card readers, one unplugged", () => {
	const readers = [
		{ name: "kartu-1", medium: "card", state: "ready" },
		{ name: "kartu-2", medium: "card", state: "absent" },
	] as const
	expect(words(statusBar({ ...inOrder, readers: [...readers] }))[0]).toBe("[Kartu: 1 dari 2 siap]")
})

test("too narrow: what is in order gives way first, a reader's fault never before the clock's", () => {
	const worst = statusBar({
		...withReaders("absent", "ready"),
		isClockSure: false,
		uplink: "offline",
		unsent: 1214,
		panel: "absent",
	})
	const steps: (readonly string[])[] = []
	for (let items = narrower(worst); items !== undefined; items = narrower(items)) {
		steps.push(words(items))
	}
	expect(steps).toEqual([
		["[Jam belum pasti]", "[Kartu terputus]", "[Luring: 1214 tersimpan]", "[Panel terputus]"],
		["[Jam belum pasti]", "[Kartu terputus]", "[Luring]", "[Panel terputus]"],
		["[Kartu terputus]", "[Luring]", "[Panel terputus]"],
		["[Kartu terputus]", "[Luring]"],
		["[Kartu terputus]"],
	])
})

import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { expect, test } from "vitest"
import { lookOf, lookWord, needsHands, readerWords } from "./machine-look.ts"
import { sampleMachine } from "./sample-machine.ts"

const card = (isReady: boolean) => ({ name: "card-1", medium: "card", isReady }) as const
const finger = (isReady: boolean) => ({ name: "finger-1", medium: "finger", isReady }) as const
const advice = "Jam belum pasti."

test.each<[string, Partial<Machine>, string, string, boolean]>([
	["in good order", {}, "ready", "Siap", false],
	["silent", { state: "silent", readers: [card(false)], advice }, "silent", "Diam", true],
	["a dead card reader", { readers: [card(false)], advice }, "reader", "Kartu putus", true],
	[
		"a dead reader while sending",
		{ state: "sending", readers: [card(true), finger(false)], advice },
		"reader",
		"Jari putus",
		true,
	],
	[
		"a full or broken disk",
		{ state: "faulty", readers: [card(true)], advice },
		"faulty",
		"Rusak",
		true,
	],
	[
		"a broken disk and one dead reader",
		{ state: "faulty", readers: [card(true), finger(false)], advice },
		"faulty",
		"Rusak",
		true,
	],
	[
		"no reader works",
		{ state: "faulty", readers: [card(false)], advice },
		"reader",
		"Kartu putus",
		true,
	],
	["sending", { state: "sending", undelivered: 3, advice }, "sending", "Mengirim", false],
	["a wrong clock", { skewMs: 240_000, advice }, "clock", "Jam", true],
	["retired", { state: "retired", readers: [card(false)] }, "retired", "Ditarik", false],
])("%s", (_, change, look, word, hands) => {
	const machine = { ...sampleMachine, ...change }
	expect([lookOf(machine), lookWord(machine), needsHands(machine)]).toEqual([look, word, hands])
})

test.each<[string, Pick<Machine, "state" | "readers">]>([
	["Kartu siap", { state: "ready", readers: [card(true), card(true)] }],
	["Kartu, jari siap", { state: "ready", readers: [card(true), finger(true)] }],
	["Kartu siap, jari terputus", { state: "sending", readers: [card(true), finger(false)] }],
	["Kartu terputus", { state: "ready", readers: [card(false)] }],
	["tidak diketahui", { state: "silent", readers: [card(true)] }],
	["tidak diketahui", { state: "ready", readers: [] }],
])("%s", (words, machine) => {
	expect(readerWords(machine)).toBe(words)
})

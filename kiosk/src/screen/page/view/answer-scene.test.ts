import { expect, test } from "vitest"
import { answerScene } from "./answer-scene.ts"
import { spokenWords } from "./spoken.ts"
import { inOrder } from "./test-status.ts"

const at = inOrder.now
const around = { zone: "Asia/Makassar", hasFinger: true, latest: [] }
const recorded = {
	kind: "recorded",
	name: "dr. Maria Goreti Ndoen, M.Kes.",
	at,
	firstAt: at,
	isOffline: false,
	isClockSure: true,
} as const

test.each([
	["recorded", recorded, "Tercatat. Maria Goreti Ndoen. 07:28:14."],
	[
		"recorded without the office",
		{ ...recorded, isOffline: true },
		"Tercatat. Maria Goreti Ndoen. 07:28:14. Tersimpan, akan dikirim.",
	],
	[
		"recorded by an uncertain clock",
		{ ...recorded, isClockSure: false },
		"Tercatat. Maria Goreti Ndoen. ±07:28:14.",
	],
	[
		"a repeat, both times",
		{ ...recorded, kind: "repeat", at: at + 17_000 },
		"Sudah tercatat. Maria Goreti Ndoen. Pertama 07:28:14. Barusan 07:28:31.",
	],
	[
		"an unknown card",
		{ kind: "unknown", at, isClockSure: true },
		"Tercatat, nama menyusul. 07:28:14. Beri tahu operator OPD Anda dan sebutkan jam ini.",
	],
	[
		"two cards",
		{ kind: "refused", reason: "several-cards" },
		"Belum tercatat. Dua kartu terbaca bersamaan. Tempelkan satu kartu saja.",
	],
	[
		"a finger not read",
		{ kind: "refused", reason: "finger-unread" },
		"Belum tercatat. Jari belum terbaca. Angkat, lalu tempelkan lagi.",
	],
	[
		"a finger not read again and again",
		{ kind: "refused", reason: "finger-use-card" },
		"Belum tercatat. Jari tidak terbaca tiga kali. Pakai kartu.",
	],
	[
		"a finger on a sensor that is not this machine's",
		{ kind: "refused", reason: "finger-wrong-sensor" },
		"Belum tercatat. Sensor jari ini tidak cocok dengan daftar. Beri tahu operator OPD Anda. Pakai kartu.",
	],
	[
		"a finger in no list",
		{ kind: "refused", reason: "finger-unlisted" },
		"Belum tercatat. Jari ini belum terdaftar di mesin ini. Minta didaftarkan oleh operator OPD Anda. Pakai kartu.",
	],
	[
		"a changing number",
		{ kind: "refused", reason: "unstable-number" },
		"Belum tercatat. Nomor kartu ini tidak tetap. Pakai kartu kantor atau jari.",
	],
] as const)("%s", (_, answer, words) => {
	expect(spokenWords(answerScene(answer, around))).toBe(words)
})

test("no finger is asked for where none can be read", () => {
	const scene = answerScene(
		{ kind: "refused", reason: "unstable-number" },
		{ ...around, hasFinger: false },
	)
	expect(scene.nextStep).toBe("Pakai kartu kantor")
})

test("the list carries times as they were answered, and no titles", () => {
	const leavesMono = 1
	const { latest } = answerScene(recorded, {
		...around,
		latest: [
			{ name: undefined, at, isClockSure: true, leavesMono },
			{ name: "Ir. Yusuf Adi", at, isClockSure: false, leavesMono },
		],
	})
	expect(latest).toEqual([
		{ name: "Nama\u00a0menyusul", time: "07:28:14" },
		{ name: "Yusuf Adi", time: "±07:28:14" },
	])
})

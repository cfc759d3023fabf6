import { expect, test } from "vitest"
import type { Answer } from "../usecases/ports.ts"
import { panelWords } from "./panel-words.ts"

const at = Date.UTC(2026, 10, 23, 23, 28, 9)
const punch = {
	name: "dr. Maria Goreti Ndoen, M.Kes.",
	at,
	firstAt: at - 60_000,
	isClockSure: true,
}

test.each<[Answer, string, string]>([
	[{ kind: "recorded", ...punch, isOffline: false }, "Maria Goreti Ndoen", "07:28 Tercatat"],
	[{ kind: "recorded", ...punch, isOffline: true }, "Maria Goreti Ndoen", "07:28 Tersimpan"],
	[{ kind: "repeat", ...punch, isOffline: false }, "Sudah tercatat", "07:27 & 07:28"],
	[{ kind: "unknown", at, isClockSure: true }, "Nama menyusul", "Tercatat 07:28"],
	[{ kind: "refused", reason: "several-cards" }, "Belum tercatat", "Satu kartu saja"],
	[{ kind: "refused", reason: "finger-use-card" }, "Belum tercatat", "Pakai kartu"],
	[
		{ kind: "fault", fault: { code: "full", message: "The disk is full." } },
		"MESIN RUSAK",
		"Panggil teknisi",
	],
])("%o", (answer, top, bottom) => {
	expect(panelWords(answer, "Asia/Makassar")).toEqual({ top, bottom })
	// A name is cut where the display ends; words are made to fit.
	expect(bottom.length).toBeLessThanOrEqual(16)
})

import type { TodayUnit } from "@hadir/shared/wire/staff-today.ts"
import { expect, test } from "vitest"
import { barParts, expectedOf, isIncomplete, kioskWords, machineTrouble } from "./board-figures.ts"

const counts = { onTime: 6, late: 1, excused: 0, notYet: 3, notExpected: 5 }

const unit = (...states: TodayUnit["kiosks"][number]["state"][]): TodayUnit => ({
	id: "1",
	name: "Dinas Kesehatan",
	employees: 15,
	counts,
	kiosks: states.map((state, index) => ({ kiosk: `K${index}`, place: `Lobi ${index}`, state })),
})

test("the four parts are everyone due, and nobody else", () => {
	expect(expectedOf(counts)).toBe(10)
	expect(barParts(counts)).toEqual([
		{ kind: "onTime", share: 0.6 },
		{ kind: "late", share: 0.1 },
		{ kind: "notYet", share: 0.3 },
	])
	expect(barParts({ onTime: 0, late: 0, excused: 0, notYet: 0, notExpected: 9 })).toEqual([])
})

test.each([
	["none", unit(), "tanpa mesin", false],
	["all ready", unit("ready", "ready"), "2 siap", false],
	["one silent", unit("ready", "silent", "ready", "ready"), "1 dari 4 diam", true],
	["one sending", unit("sending"), "1 mengirim", true],
	["both", unit("sending", "silent"), "1 dari 2 diam, 1 mengirim", true],
	["one that can record nothing", unit("faulty", "ready"), "1 rusak", true],
])("machines: %s", (_, given, words, incomplete) => {
	expect(kioskWords(given.kiosks)).toBe(words)
	expect(isIncomplete(given)).toBe(incomplete)
})

test("no trouble, no words", () => {
	expect(machineTrouble([unit("ready"), unit()])).toBeUndefined()
})

test("trouble names what to do first", () => {
	expect(machineTrouble([unit("silent"), unit("sending"), unit("ready")])).toEqual({
		head: "1 mesin diam, 1 mengirim simpanan.",
		detail: "Telepon kantornya: Lobi 0. Pegawai yang belum terbaca di 2 OPD itu belum dinilai.",
	})
	expect(machineTrouble([unit("faulty"), unit("sending")])?.head).toBe(
		"1 mesin rusak, 1 mengirim simpanan.",
	)
	expect(machineTrouble([unit("sending")])?.head).toBe("1 mesin mengirim simpanan.")
	expect(machineTrouble([unit("silent", "silent", "silent", "silent")])?.detail).toContain(
		"Telepon kantornya: Lobi 0, Lobi 1, dan 2 lagi.",
	)
})

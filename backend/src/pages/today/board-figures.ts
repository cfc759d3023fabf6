// What the board's numbers mean, without drawing them.
import type { DayCounts, TodayMessage, TodayUnit } from "@hadir/shared/wire/staff-today.ts"

/** Everyone who is due today; the four totals sum to this. */
export function expectedOf(counts: DayCounts): number {
	return counts.onTime + counts.late + counts.excused + counts.notYet
}

export type BarPart = {
	readonly kind: "onTime" | "late" | "excused" | "notYet"
	readonly share: number
}

/** The parts of the bar in order, as shares of everyone due; a part of nobody is left out. */
export function barParts(counts: DayCounts): BarPart[] {
	const expected = expectedOf(counts)
	const kinds = ["onTime", "late", "excused", "notYet"] as const
	return kinds
		.filter((kind) => counts[kind] > 0)
		.map((kind) => ({ kind, share: counts[kind] / expected }))
}

export type KioskCounts = {
	readonly ready: number
	readonly sending: number
	readonly faulty: number
	readonly silent: number
}

export function countKiosks(kiosks: TodayUnit["kiosks"]): KioskCounts {
	const count = (state: TodayUnit["kiosks"][number]["state"]) =>
		kiosks.filter((kiosk) => kiosk.state === state).length
	return {
		...{ ready: count("ready"), sending: count("sending") },
		...{ faulty: count("faulty"), silent: count("silent") },
	}
}

/** "2 siap", "1 dari 4 diam", "1 mengirim": the trouble where there is any. */
export function kioskWords(kiosks: TodayUnit["kiosks"]): string {
	const { ready, sending, faulty, silent } = countKiosks(kiosks)
	if (kiosks.length === 0) return "tanpa mesin"
	if (sending + faulty + silent === 0) return `${ready} siap`
	const words = []
	if (silent > 0) words.push(`${silent} dari ${kiosks.length} diam`)
	if (faulty > 0) words.push(`${faulty} rusak`)
	if (sending > 0) words.push(`${sending} mengirim`)
	return words.join(", ")
}

/** While a kiosk of the unit is silent or still sending, whoever is not read yet is not judged. */
export function isIncomplete(unit: TodayUnit): boolean {
	return unit.kiosks.some((kiosk) => kiosk.state !== "ready")
}

export type MachineTrouble = {
	readonly head: string
	readonly detail: string
}

/** What is wrong with the machines in two sentences; undefined when nothing is. */
export function machineTrouble(units: TodayMessage["units"]): MachineTrouble | undefined {
	const kiosks = units.flatMap((unit) => unit.kiosks)
	const { sending, faulty, silent } = countKiosks(kiosks)
	const states = [
		...(silent > 0 ? [`${silent} mesin diam`] : []),
		...(faulty > 0 ? [`${faulty} ${silent > 0 ? "" : "mesin "}rusak`] : []),
		...(sending > 0 ? [`${sending} ${silent + faulty > 0 ? "" : "mesin "}mengirim simpanan`] : []),
	]
	if (states.length === 0) return undefined
	const places = kiosks
		.filter(({ state }) => state === "silent" || state === "faulty")
		.map(({ place }) => place)
	const call = places.length === 0 ? "" : `Telepon kantornya: ${nameSome(places)}. `
	const count = units.filter(isIncomplete).length
	return {
		head: `${states.join(", ")}.`,
		detail: `${call}Pegawai yang belum terbaca di ${count} OPD itu belum dinilai.`,
	}
}

const mostNamed = 2

function nameSome(places: readonly string[]): string {
	const rest = places.length - mostNamed
	const named = places.slice(0, mostNamed).join(", ")
	return rest > 0 ? `${named}, dan ${rest} lagi` : named
}

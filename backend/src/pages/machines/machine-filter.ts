// Which machines the table shows, and in what order.
import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { lookOf, needsHands } from "./machine-look.ts"

export const filters = ["tindakan", "mengirim", "siap", "semua"] as const
export type Filter = (typeof filters)[number]

const passes: Readonly<Record<Filter, (machine: Machine) => boolean>> = {
	tindakan: needsHands,
	mengirim: (machine) => lookOf(machine) === "sending",
	siap: (machine) => lookOf(machine) === "ready",
	semua: () => true,
}

export function countFor(filter: Filter, machines: readonly Machine[]): number {
	return machines.filter(passes[filter]).length
}

/** What needs hands first, then what is sending, the retired last; by place among equals. */
export function shownMachines(
	machines: readonly Machine[],
	wish: { filter: Filter; search: string },
): Machine[] {
	return machines
		.filter(passes[wish.filter])
		.filter((machine) => isFound(machine, wish.search))
		.sort((a, b) => rankOf(a) - rankOf(b) || placeOf(a).localeCompare(placeOf(b), "id"))
}

/** Where it stands, as people say it: the OPD, then the place in it. */
export const placeOf = ({ unitName, place }: Pick<Machine, "unitName" | "place">): string =>
	`${unitName}, ${place}`

/** By code, with or without its gap, or by words of the place in any order. */
function isFound(machine: Machine, search: string): boolean {
	const text = search.trim().toLowerCase()
	if (machine.kiosk.toLowerCase().includes(text.replace(/\s/g, ""))) return true
	const place = placeOf(machine).toLowerCase()
	return text.split(/\s+/).every((word) => place.includes(word))
}

const ranks = {
	silent: 0,
	faulty: 1,
	reader: 2,
	clock: 3,
	sending: 4,
	ready: 5,
	retired: 6,
} as const

const rankOf = (machine: Machine): number => ranks[lookOf(machine)]

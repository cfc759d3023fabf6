import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { expect, test } from "vitest"
import { countFor, filters, shownMachines } from "./machine-filter.ts"
import { sampleMachine } from "./sample-machine.ts"

const made = (kiosk: string, change: Partial<Machine>): Machine => ({
	...sampleMachine,
	kiosk,
	...change,
})
const machines = [
	made("RRRRRR", { state: "retired", place: "Loket Lama" }),
	made("W2H9TC", { state: "sending", place: "Gerbang" }),
	made("K7M4QX", {}),
	made("D3R7WB", { place: "Lobi Barat" }),
	made("Q4P8RD", { state: "silent", unitName: "Kecamatan Oebufu", place: "Ruang Pelayanan" }),
]
const codes = (wish: Parameters<typeof shownMachines>[1]) =>
	shownMachines(machines, wish).map(({ kiosk }) => kiosk)

test("what needs hands comes first, the retired last", () => {
	expect(codes({ filter: "semua", search: "" })).toEqual([
		...["Q4P8RD", "W2H9TC", "D3R7WB", "K7M4QX", "RRRRRR"],
	])
})

test("the filters count what they show", () => {
	expect(filters.map((filter) => countFor(filter, machines))).toEqual([1, 1, 2, 5])
	for (const filter of filters) {
		expect(codes({ filter, search: "" })).toHaveLength(countFor(filter, machines))
	}
})

test.each([
	["q4p", ["Q4P8RD"]],
	["Q4P 8RD", ["Q4P8RD"]],
	["lobi kesehatan", ["D3R7WB", "K7M4QX"]],
	["  ", ["Q4P8RD", "W2H9TC", "D3R7WB", "K7M4QX", "RRRRRR"]],
	["kupang", []],
])("%o finds %j", (search, found) => {
	expect(codes({ filter: "semua", search })).toEqual(found)
})

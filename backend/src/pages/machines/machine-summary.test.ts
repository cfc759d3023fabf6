import { expect, test } from "vitest"
import { machineSummary } from "./machine-summary.ts"
import { sampleMachine } from "./sample-machine.ts"

const retired = { ...sampleMachine, unit: "oebufu", state: "retired" } as const

test("machines, their OPDs and what needs hands; the retired are not counted", () => {
	const silent = { ...sampleMachine, unit: "disdik", state: "silent" } as const
	expect(machineSummary([sampleMachine, sampleMachine, retired])).toBe("2 mesin di 1 OPD.")
	expect(machineSummary([sampleMachine, silent])).toBe("2 mesin di 2 OPD, 1 perlu tindakan.")
	expect(machineSummary([retired])).toBe("")
})

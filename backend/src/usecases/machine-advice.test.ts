// What a machine needs hands for: which of several readers it is about.
import { expect, test } from "vitest"
import { machineAdvice } from "./machine-advice.ts"

const reader = (name: string, isReady: boolean) => ({
	...{ name, isReady, since: Date.UTC(2026, 10, 23, 23, 5) },
	medium: "terminal" as const,
})
const advice = (...readers: ReturnType<typeof reader>[]) =>
	machineAdvice(
		{
			...{ kiosk: "A", unit: "dinkes", unitName: "Dinkes", place: "Lobi", undelivered: 0 },
			...{ state: "ready" as const, readers },
		},
		{ fault: undefined, now: 0, zone: "Asia/Makassar" },
	)

test("of one terminal that it is gone; of several, which", () => {
	expect(advice(reader("terminal-1", false))).toBe(
		"Pembaca terminal hilang 07:05. Pasang ulang kabelnya.",
	)
	expect(advice(reader("terminal-1", true), reader("terminal-2", false))).toBe(
		"Pembaca terminal (terminal-2) hilang 07:05. Pasang ulang kabelnya.",
	)
})

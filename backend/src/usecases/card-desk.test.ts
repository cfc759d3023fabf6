import { expect, test } from "vitest"
import { CardDesk } from "./card-desk.ts"

test("one person at a time waits at a kiosk; who is gone is forgotten", () => {
	let now = 0
	const desk = new CardDesk(() => now)
	const take = (kiosk: string, employee: string) => {
		const taken = desk.take(kiosk, employee)
		return taken.ok ? "taken" : taken.fault.code
	}
	expect(take("BCDFGH", "maria")).toBe("taken")
	now += 1_000
	expect(take("BCDFGH", "maria"), "asking again").toBe("taken")
	expect(take("BCDFGH", "yusuf")).toBe("busy")
	expect(take("CDFGHJ", "yusuf"), "another kiosk").toBe("taken")
	now += 5_000
	expect(take("BCDFGH", "yusuf"), "maria's operator has gone").toBe("taken")
	desk.leave("BCDFGH")
	expect(take("BCDFGH", "maria")).toBe("taken")
})

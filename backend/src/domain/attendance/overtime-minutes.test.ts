// Overtime by order, on working days and off, over midnight.
import { describe, expect, test } from "vitest"
import type { PersonFacts } from "./person-facts.ts"
import { codesOf, toldDays, wall } from "./some-days.fixture.ts"

const monday = "2026-11-02"

function day(more: Partial<PersonFacts>, punches: readonly string[] = []) {
	const [one] = toldDays({ from: monday, punches, more })
	if (one === undefined) throw new Error("a day has one record")
	return one
}

describe("overtime by order", () => {
	const order = (from: string, until: string) => ({
		overtime: [{ from: wall(from), until: wall(until), letter: "SPK 7" }],
	})
	test.each([
		["stayed to the end", "16:00", "19:00", ["07:25:00", "19:04:00"], 180],
		["left before its end", "16:00", "19:00", ["07:25:00", "18:10:30"], 130],
		[
			"went home and came back",
			"18:00",
			"20:00",
			["07:25:00", "16:02:00", "18:01:00", "20:03:00"],
			120,
		],
		["before work", "05:30", "07:30", ["05:25:00", "16:02:00"], 120],
		["within the hours due", "10:00", "12:00", ["07:25:00", "16:02:00"], 0],
		["never came", "16:00", "19:00", [], 0],
	])("%s: %s to %s", (_, from, until, clocks, minutes) => {
		const punches = clocks.map((clock) => `${monday} ${clock}`)
		const told = day(order(`${monday} ${from}:00`, `${monday} ${until}:00`), punches)
		expect(told.overtimeMinutes).toBe(minutes)
	})

	test("what two orders ask for counts once", () => {
		const one = order(`${monday} 16:00:00`, `${monday} 19:00:00`).overtime
		const two = order(`${monday} 18:00:00`, `${monday} 20:00:00`).overtime
		const punches = [`${monday} 07:25:00`, `${monday} 20:03:00`]
		for (const overtime of [
			[...one, ...two],
			[...two, ...one],
			[...one, ...one, ...two],
		]) {
			expect(day({ overtime }, punches).overtimeMinutes).toBe(240)
		}
	})

	test("who comes back at night is seen by the order, over midnight too", () => {
		const punches = ["2026-11-02 07:25:00", "2026-11-02 16:02:00", "2026-11-02 21:55:00"]
		const given = {
			...{
				from: monday,
				through: "2026-11-03",
				more: order(`${monday} 22:00:00`, "2026-11-03 00:30:00"),
			},
			punches: [...punches, "2026-11-03 00:33:00"],
		}
		expect(toldDays(given).map(({ overtimeMinutes }) => overtimeMinutes)).toEqual([150, 0])
		expect(codesOf(given)).toEqual(["2026-11-02 H", "2026-11-03 TK"])
	})

	test("without an order there is none, however long somebody stays", () => {
		expect(day({}, [`${monday} 07:25:00`, `${monday} 20:00:00`]).overtimeMinutes).toBe(0)
	})

	test("on a day off it counts by order alone, and on collective leave adds to annual leave", () => {
		const date = "2026-12-24"
		const punches = [`${date} 08:55:00`, `${date} 12:03:00`]
		const more = order(`${date} 09:00:00`, `${date} 12:00:00`)
		const [told] = toldDays({ from: date, punches, more })
		expect(told).toMatchObject({ state: "dayOff", overtimeMinutes: 180, leaveCredit: 1 })
		expect(toldDays({ from: date, punches })[0]).toMatchObject({
			overtimeMinutes: 0,
			leaveCredit: 0,
		})
	})
})

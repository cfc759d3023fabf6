import { expect, test } from "vitest"
import { BackOff, backOffMs } from "./back-off.ts"

test.each([
	[0, 1_000],
	[1, 2_000],
	[8, 256_000],
	[9, 300_000],
	[10, 300_000],
	[1_000_000, 300_000],
])("after %i failures the wait is at most %i ms, with full jitter from 0", (failures, most) => {
	expect(backOffMs(failures, 1)).toBe(most)
	expect(backOffMs(failures, 0.5)).toBe(most / 2)
	expect(backOffMs(failures, 0)).toBe(0)
})

test("a connection that came to nothing is one more failure; one that held or progressed is none", () => {
	const backOff = new BackOff()
	const wait = (mono: number) => backOff.wait(mono, 1)
	backOff.connected(0)
	expect(wait(500)).toBe(1_000)
	backOff.connected(2_000)
	expect(wait(2_500), "answered, and nothing stored").toBe(2_000)
	backOff.connected(5_000)
	backOff.stored(2)
	expect(wait(5_500)).toBe(1_000)
	backOff.connected(10_000)
	expect(wait(69_999)).toBe(2_000)
	backOff.connected(100_000)
	expect(wait(160_000)).toBe(1_000)
	expect(wait(500_000), "never connected again").toBe(2_000)
})

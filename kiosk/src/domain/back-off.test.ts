import { expect, test } from "vitest"
import { backOffMs } from "./back-off.ts"

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

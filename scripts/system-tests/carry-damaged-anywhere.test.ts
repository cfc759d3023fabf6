// Damage at places that nobody chose: HADIR_TEST_SEED and HADIR_TEST_RUNS choose others.
import fc from "fast-check"
import { afterAll, expect, test } from "vitest"
import { pageSize } from "./damaged-kiosk.ts"
import { ReceivingOffice } from "./receiving-office.ts"

const seed = Number(process.env.HADIR_TEST_SEED ?? 2026)
const runs = Number(process.env.HADIR_TEST_RUNS ?? 20)
const receiving = new ReceivingOffice()
const { kiosk } = receiving

afterAll(() => kiosk.remove())

test("bits flipped and pages lost anywhere: what is provable arrives once, nothing false does", async () => {
	const seen = { carried: 0, holes: 0, nothing: 0 }
	const place = fc.nat(kiosk.whole.main.length + kiosk.whole.log.length - 1)
	const damage = fc.record({
		bits: fc.array(fc.tuple(place, fc.nat(7)), { maxLength: 400 }),
		pages: fc.array(place, { maxLength: 12 }),
		isLogLost: fc.boolean(),
	})
	await fc.assert(
		fc.asyncProperty(damage, async ({ bits, pages, isLogLost }) => {
			await receiving.open()
			try {
				const told = await receiving.carryAndLook((files) => {
					const all = Buffer.concat([files.main, files.log])
					for (const [at, bit] of bits) all[at] = (all[at] ?? 0) ^ (1 << bit)
					for (const at of pages) all.fill(0, at, Math.min(at + pageSize, all.length))
					const log = isLogLost ? Buffer.of() : all.subarray(files.main.length)
					return { main: all.subarray(0, files.main.length), log }
				})
				seen.carried++
				if (told.journals.some(({ missing }) => missing.length > 0)) seen.holes++
			} catch (cause) {
				if (!String(cause).includes("can be delivered")) throw cause
				seen.nothing++
			} finally {
				await receiving.close()
			}
		}),
		{ numRuns: runs, seed },
	)
	expect(seen.carried).toBeGreaterThan(runs / 2)
	expect(seen.holes).toBeGreaterThan(runs / 4)
}, 600_000)

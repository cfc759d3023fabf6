import fc from "fast-check"
import { expect, test } from "vitest"
import { chronyBoundMs } from "./chrony-tracking.ts"

const line = (
	more: Partial<Record<"stratum" | "offset" | "delay" | "dispersion" | "leap", string>> = {},
) => {
	const { stratum = "3", offset = "-0.000123", delay = "0.040", dispersion = "0.0105" } = more
	return `C0A80101,192.168.1.1,${stratum},1795476494.1,${offset},0.00001,0.0002,-12.3,0.01,0.2,${delay},${dispersion},64.2,${more.leap ?? "Normal"}\n`
}

test.each([
	["follows a server: offset, half the delay, dispersion", line(), 31],
	["far off and being slewed", line({ offset: "12.5" }), 12_531],
	["a leap second is announced", line({ leap: "Insert second" }), 31],
	["follows nothing", line({ leap: "Not synchronised", stratum: "0" }), undefined],
	["a stratum that is none", line({ stratum: "16" }), undefined],
	["an error message", "506 Cannot talk to daemon\n", undefined],
	["numbers that are none", line({ delay: "x" }), undefined],
	["nothing", "", undefined],
])("%s", (_, text, bound) => {
	expect(chronyBoundMs(text)).toBe(bound)
})

test("whatever it is given, it is a bound or nothing", () => {
	fc.assert(
		fc.property(fc.string(), fc.nat(13), (text, at) => {
			const fields = line().split(",")
			fields[at] = text
			const bound = chronyBoundMs(fields.join(","))
			expect(bound === undefined || (Number.isInteger(bound) && bound >= 0) || bound < 0).toBe(true)
			expect(chronyBoundMs(text) ?? 0).toEqual(expect.any(Number))
		}),
	)
})

import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { frameStart, measure } from "./frame-meter.ts"

const max = 128 * 1024

/** A frame with a body of so many bytes; its length as MQTT writes it. */
function frame(bytes: number, sent = bytes): Buffer {
	const length: number[] = []
	let left = bytes
	do {
		const digit = left % 128
		left = Math.floor(left / 128)
		length.push(left > 0 ? digit | 0x80 : digit)
	} while (left > 0)
	return Buffer.concat([Buffer.from([0x30, ...length]), Buffer.alloc(sent, 0xff)])
}

describe("frames", () => {
	test.each([
		["an empty one", 0],
		["the longest of one length byte", 127],
		["the shortest of two", 128],
		["as long as may be", max],
	])("%s passes, and the next one starts behind it", (_, bytes) => {
		expect(measure(frameStart, frame(bytes), max)).toEqual(frameStart)
	})

	test("one byte more is seen in its header", () => {
		expect(measure(frameStart, frame(max + 1, 0), max)).toBe("too-large")
		expect(measure(frameStart, frame(150 * 1024 * 1024, 0), max)).toBe("too-large")
	})

	test("a length that does not end is malformed", () => {
		expect(measure(frameStart, Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80]), max)).toBe("malformed")
	})

	test("any frames, cut anywhere, are measured alike", () => {
		const sizes = fc.array(fc.constantFrom(0, 1, 5, 127, 128, 300, 16_383, 16_384), {
			maxLength: 6,
		})
		fc.assert(
			fc.property(sizes, fc.array(fc.nat(2_000), { maxLength: 20 }), (bodies, cuts) => {
				const stream = Buffer.concat(bodies.map((bytes) => frame(bytes)))
				let state: ReturnType<typeof measure> = frameStart
				let at = 0
				for (const step of [...cuts, stream.length]) {
					if (typeof state === "string") throw new Error(state)
					state = measure(state, stream.subarray(at, at + step), max)
					at += step
				}
				expect(state).toEqual(frameStart)
			}),
		)
	})
})

// Frames as published, and a stream of them cut, bent and run together.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { capturesIn } from "../../captures.fixture.ts"
import * as anviz from "./frame.ts"
import { frameStream, maxHeldBytes } from "./framer.ts"

const capture = capturesIn(new URL("captures/exchanges.hex", import.meta.url))

function allFrom(chunks: readonly Uint8Array[]) {
	let held: Uint8Array = new Uint8Array()
	let longestHeld = 0
	const frames: anviz.Frame[] = []
	let lost = 0
	for (const chunk of chunks) {
		const framed = frameStream(held, chunk)
		held = framed.held
		longestHeld = Math.max(longestHeld, held.length)
		frames.push(...framed.frames)
		lost += framed.faults.reduce((sum, { bytes }) => sum + bytes, 0)
	}
	return { frames, lost, held: held.length, longestHeld }
}

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
	const chunks: Uint8Array[] = []
	for (let at = 0, turn = 0; at < bytes.length; turn++) {
		const length = lengths[turn % lengths.length] ?? 1
		chunks.push(bytes.subarray(at, at + length))
		at += length
	}
	return chunks
}

const u32 = fc.integer({ min: 0, max: 0xff_ff_ff_ff })
const data = fc.uint8Array({ maxLength: anviz.maxData })
const command = fc.record({ device: u32, code: fc.integer({ min: 0, max: 0x7f }), data })
const answer = fc.record({
	...{ device: u32, code: fc.integer({ min: 0x80, max: 0xff }), data },
	ret: fc.integer({ min: 0, max: 255 }),
})
const anyFrame: fc.Arbitrary<anviz.Frame> = fc.oneof(command, answer)
const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 })

describe("frames as published", () => {
	test.each([
		[">time", { device: 5, code: 0x38, data: new Uint8Array() }],
		[">records", { device: 5, code: 0x40, data: Uint8Array.of(1, 25) }],
		[">counts-6", { device: 6, code: 0x3c, data: new Uint8Array() }],
		[">counts", { device: 5, code: 0x3c, data: new Uint8Array() }],
		["<ping", { device: 1, code: 0xff, ret: 0, data: new Uint8Array() }],
	])("%s, both ways", (name, frame) => {
		expect(Buffer.from(anviz.bytesOf(frame))).toEqual(capture(name))
		expect(allFrom([capture(name)]).frames).toEqual([frame])
	})

	test("the checksum's low byte comes first", () => {
		expect(anviz.crcOf(Buffer.from("A5000000053C0000", "hex"))).toBe(0xdba5)
	})

	test("no command writes, clears, moves a template or opens a door", () => {
		const reads = [0x24, 0x30, 0x38, 0x3c, 0x40, 0x48, 0x72]
		expect(Object.values(anviz.readCommands)).toEqual(reads)
		expect(Object.values(anviz.changeCommands)).toEqual([0x39])
	})
})

describe("the stream", () => {
	test("what is written is what is read", () => {
		fc.assert(
			fc.property(anyFrame, (frame) => {
				expect(anviz.parseFrame(anviz.bytesOf(frame))).toEqual({ ok: true, value: frame })
			}),
		)
	})

	test("any frames, run together and cut anywhere, are read back", () => {
		fc.assert(
			fc.property(fc.array(anyFrame, { maxLength: 8 }), cuts, (frames, lengths) => {
				const bytes = Buffer.concat(frames.map(anviz.bytesOf))
				const read = allFrom(cut(bytes, lengths))
				expect(read).toMatchObject({ frames, lost: 0, held: 0 })
			}),
		)
	})

	test("a flipped bit gives no wrong frame", () => {
		fc.assert(
			fc.property(anyFrame, fc.nat(), (frame, chance) => {
				const bytes = anviz.bytesOf(frame)
				const bit = chance % (bytes.length * 8)
				bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
				expect(allFrom([bytes]).frames).not.toContainEqual(frame)
			}),
		)
	})

	test("garbage before frames costs that garbage and nothing else", () => {
		const garbage = fc.uint8Array({ maxLength: 60 }).map((bytes) => bytes.map((b) => b & 0x7f))
		fc.assert(
			fc.property(garbage, fc.array(anyFrame, { maxLength: 4 }), cuts, (noise, frames, lengths) => {
				const bytes = Buffer.concat([noise, ...frames.map(anviz.bytesOf)])
				const read = allFrom(cut(bytes, lengths))
				expect(read).toMatchObject({ frames, lost: noise.length, held: 0 })
			}),
		)
	})

	test("garbage that looks like a beginning holds up what follows for one frame's length at most", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
				const next = anviz.bytesOf({ device: 5, code: 0xb8, ret: 0, data: new Uint8Array(6) })
				const many = Array.from({ length: Math.ceil(maxHeldBytes / next.length) + 2 }, () => next)
				const { frames } = allFrom([noise, ...many])
				expect(frames.at(-1)).toMatchObject({ device: 5, code: 0xb8 })
			}),
		)
	})

	test("nothing throws, and what is held is bounded", () => {
		const beginning = fc.constant(Uint8Array.from(Buffer.from("A500000005BC000258", "hex")))
		const chunk = fc.oneof(fc.uint8Array({ maxLength: 400 }), beginning)
		fc.assert(
			fc.property(fc.array(chunk, { maxLength: 40 }), (chunks) => {
				expect(allFrom(chunks).longestHeld).toBeLessThan(maxHeldBytes)
			}),
		)
	})
})

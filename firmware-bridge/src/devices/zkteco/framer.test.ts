// Frames as published, and a stream of them cut, bent and run together.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { capturesIn } from "../../captures.fixture.ts"
import { commKeyBytes } from "./comm-key.ts"
import * as zk from "./frame.ts"
import { frameDatagram, frameStream, maxHeldBytes } from "./framer.ts"
import { countsOf } from "./free-sizes.ts"

const capture = capturesIn(new URL("captures/exchanges.hex", import.meta.url))

function allFrom(chunks: readonly Uint8Array[]) {
	let held: Uint8Array = new Uint8Array()
	const frames: zk.Frame[] = []
	const faults: string[] = []
	for (const chunk of chunks) {
		const framed = frameStream(held, chunk)
		held = framed.held
		frames.push(...framed.frames)
		faults.push(...framed.faults.map(({ code }) => code))
	}
	return { frames, faults, held }
}
const frameOf = (name: string): zk.Frame => {
	const [frame] = allFrom([capture(name)]).frames
	if (frame === undefined) throw new Error(`${name} is no frame`)
	return frame
}
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")

const u16 = fc.integer({ min: 0, max: 0xffff })
const anyFrame = fc.record({
	...{ command: u16, session: u16, reply: u16 },
	data: fc.uint8Array({ maxLength: 300 }),
})

describe("frames as published", () => {
	const text = new TextEncoder()
	test.each([
		[">connect", zk.readCommands.connect, 0, 0, new Uint8Array()],
		["<connected", zk.replies.ok, 0xfb2f, 0, new Uint8Array()],
		["<asks-key", zk.replies.unauthorized, 0x45cf, 0, new Uint8Array()],
		[">key-12", zk.readCommands.authorize, 0x45cf, 1, commKeyBytes(12, 0x45cf)],
		[">key-45", zk.readCommands.authorize, 0x45cf, 1, commKeyBytes(45, 0x45cf)],
		[">exit", zk.readCommands.exit, 0xfb2f, 1, new Uint8Array()],
		[">sizes", zk.readCommands.freeSizes, 0x45cf, 2, new Uint8Array()],
		[">users", zk.readCommands.bulkRead, 0x45cf, 20, zk.bulkTables.users],
		[">work-code", zk.readCommands.readOption, 0x8df3, 11, text.encode("WorkCode\0")],
		["<work-code", zk.replies.ok, 0x8df3, 11, text.encode("WorkCode=0\0")],
		[">events-all", zk.readCommands.registerEvents, 0x1234, 3, Uint8Array.of(255, 255, 0, 0)],
		[">set-time", zk.changeCommands.setTime, 0x1234, 4, Buffer.from("7f9c0d30", "hex")],
	])("%s, both ways", (name, command, session, reply, data) => {
		expect(hexOf(zk.tcpBytesOf({ command, session, reply, data }))).toBe(hexOf(capture(name)))
		expect(frameOf(name)).toEqual({ command, session, reply, data: Uint8Array.from(data) })
	})

	test("a datagram is the same without the prefix", () => {
		const datagram = capture(">users").subarray(zk.prefixBytes)
		expect(frameDatagram(new Uint8Array(), datagram).frames).toEqual([frameOf(">users")])
		expect(frameDatagram(new Uint8Array(), datagram.subarray(1)).faults).toHaveLength(1)
	})

	test("what a terminal holds and can hold", () => {
		expect(countsOf(frameOf("<sizes").data)).toEqual({
			ok: true,
			value: {
				users: { held: 7, capacity: 10_000 },
				fingers: { held: 6, capacity: 3_000 },
				records: { held: 605, capacity: 100_000, free: 99_395 },
				...{ operations: 3_087, administrators: 1, passwords: 0 },
				faces: { held: 0, capacity: 0 },
			},
		})
	})

	test("counts that are cut short are a fault; without faces there are none", () => {
		const { data } = frameOf("<sizes")
		for (let length = 0; length < 80; length++) {
			expect(countsOf(data.subarray(0, length)).ok).toBe(false)
		}
		expect(countsOf(data.subarray(0, 80))).not.toHaveProperty("value.faces")
	})

	test("no command reads or writes a template or writes a user", () => {
		const codes: readonly number[] = [
			...Object.values(zk.readCommands),
			...Object.values(zk.changeCommands),
		]
		for (const moving of [7, 8, 9, 10, 18, 87, 88, 1002, 1003]) expect(codes).not.toContain(moving)
		const tables: readonly (number | undefined)[] = Object.values(zk.bulkTables).map(
			(ask) => ask[1],
		)
		expect(tables).toEqual([0x0d, 0x09])
	})

	test("reply numbers go round below FFFF", () => {
		expect([0, 0xfffd, 0xfffe].map(zk.nextReply)).toEqual([1, 0xfffe, 0])
	})
})

describe("the stream", () => {
	test("a read split at each byte gives the same frames", () => {
		const bytes = Buffer.concat([capture("<sizes"), capture("<event"), capture("<connected")])
		const whole = allFrom([bytes])
		expect(whole.frames).toHaveLength(3)
		for (let at = 0; at <= bytes.length; at++) {
			const split = allFrom([bytes.subarray(0, at), bytes.subarray(at)])
			expect(split).toEqual(whole)
		}
	})

	test("any frames, run together and cut anywhere, are read back", () => {
		const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 })
		fc.assert(
			fc.property(fc.array(anyFrame, { maxLength: 8 }), cuts, (frames, lengths) => {
				const bytes = Buffer.concat(frames.map(zk.tcpBytesOf))
				const chunks: Uint8Array[] = []
				for (let at = 0, turn = 0; at < bytes.length; turn++) {
					const length = lengths[turn % lengths.length] ?? 1
					chunks.push(bytes.subarray(at, at + length))
					at += length
				}
				const read = allFrom(chunks)
				expect(read.frames).toEqual(frames)
				expect([read.faults, read.held.length]).toEqual([[], 0])
			}),
		)
	})

	test("a flipped bit gives no wrong frame, and a later frame is read", () => {
		const next = frameOf("<connected")
		fc.assert(
			fc.property(anyFrame, fc.nat(), (frame, chance) => {
				const bytes = zk.tcpBytesOf(frame)
				// A flip in the length may only make the stream wait for more; that is the next test.
				const at = zk.prefixBytes * 8 + (chance % ((bytes.length - zk.prefixBytes) * 8))
				const byte = at >> 3
				bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (at & 7))
				const { frames, faults } = allFrom([bytes, capture("<connected")])
				expect(frames.at(-1)).toEqual(next)
				expect(frames.filter((read) => read !== frames.at(-1))).toEqual([])
				expect(faults).toContain("checksum")
			}),
		)
	})

	test("a frame that is cut off costs itself, not those it would have swallowed", () => {
		const whole = capture("<sizes")
		for (let length = 1; length < whole.length; length++) {
			const many = Array.from({ length: 12 }, () => capture("<connected"))
			const { frames } = allFrom([whole.subarray(0, length), ...many])
			expect(frames).toEqual(many.map(() => frameOf("<connected")))
		}
	})

	test.each([
		["noise", "00112233", "noise"],
		["half a prefix", "5050825050", "noise"],
		["a length no frame has", "5050827dffffff7f", "length"],
		["a length without a header", "5050827d07000000", "length"],
	])("%s costs itself alone", (_, hex, fault) => {
		const { frames, faults } = allFrom([Buffer.from(hex, "hex"), capture("<connected")])
		expect(frames).toEqual([frameOf("<connected")])
		expect(faults).toContain(fault)
	})

	test("noise of any kind is bounded", () => {
		const noise = fc.oneof(
			fc.uint8Array({ maxLength: 200 }),
			fc.constant(Uint8Array.from(zk.prefix)),
		)
		fc.assert(
			fc.property(fc.array(noise, { maxLength: 40 }), (chunks) => {
				expect(allFrom(chunks).held.length).toBeLessThanOrEqual(maxHeldBytes)
			}),
		)
	})
})

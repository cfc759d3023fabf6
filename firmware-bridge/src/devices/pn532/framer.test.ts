import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { capturesIn } from "../../captures.fixture.ts"
import { isRandomNumber } from "../../random-number.ts"
import * as pn532 from "./frame.ts"
import { frameBytes, maxHeldBytes } from "./framer.ts"

const capture = capturesIn(new URL("captures/exchanges.hex", import.meta.url))
const nothing = new Uint8Array()

const allFrom = (chunks: readonly Uint8Array[]) => {
	let held: Uint8Array = nothing
	const frames: unknown[] = []
	let faults = 0
	for (const chunk of chunks) {
		const framed = frameBytes(held, chunk)
		held = framed.held
		frames.push(...framed.frames)
		faults += framed.faults.length
	}
	return { frames, faults, held }
}

describe("commands as published", () => {
	test.each([
		["sam-configuration", pn532.samConfiguration],
		["firmware-version", pn532.getFirmwareVersion],
		["few-retries", pn532.fewRetries],
	])("%s", (name, frame) => {
		expect(Buffer.from(frame)).toEqual(capture(`>${name}`))
	})
})

describe("frames", () => {
	test("ACK and reply in one read", () => {
		const { frames, faults } = allFrom([capture("<firmware-version")])
		expect(faults).toBe(0)
		expect(frames).toEqual([
			{ kind: "ack" },
			{ kind: "reply", command: 0x02, data: Uint8Array.of(0x32, 1, 6, 7) },
		])
	})

	test("a read split at each byte gives the same frames", () => {
		const bytes = capture("<firmware-version")
		const whole = allFrom([bytes]).frames
		for (let cut = 0; cut <= bytes.length; cut++) {
			expect(allFrom([bytes.subarray(0, cut), bytes.subarray(cut)]).frames).toEqual(whole)
		}
	})

	test("error frame, NACK and extended frame", () => {
		expect(allFrom([Buffer.from("0000ff01ff7f8100", "hex")]).frames).toEqual([{ kind: "error" }])
		expect(allFrom([Buffer.from("0000ffff0000", "hex")]).frames).toEqual([{ kind: "nack" }])
		const extended = Buffer.from("0000ffffff0003fdd54b00e000", "hex")
		expect(allFrom([extended]).frames).toEqual([
			{ kind: "reply", command: 0x4a, data: Uint8Array.of(0) },
		])
	})

	test("a wrong length or data checksum costs that frame alone", () => {
		const bad = Buffer.from(capture("<no-card"))
		bad[8] = 0x01
		const { frames, faults } = allFrom([bad, capture("<no-card")])
		expect(frames).toHaveLength(1)
		expect(faults).toBeGreaterThan(0)
	})

	test.each([
		["a wrong length checksum", "0000ff03fcd54b00e000"],
		["a wrong extended length checksum", "0000ffffff0003fcd54b00e000"],
		["a length no frame of the chip has", "0000ffffff7fff82"],
		["a command, as the host sends them", "0000ff02fed4022a00"],
	])("%s gives no frame and holds up none after it", (_, hex) => {
		const { frames, faults } = allFrom([Buffer.from(hex, "hex"), capture("<no-card")])
		expect(frames).toEqual([{ kind: "reply", command: 0x4a, data: Uint8Array.of(0) }])
		expect(faults).toBeGreaterThan(0)
	})

	test("a frame that claims more bytes than it has takes none of the next", () => {
		const claiming = Buffer.from("0000ff0df3d54b00", "hex")
		const { frames } = allFrom([claiming, capture("<no-card"), capture("<no-card")])
		expect(frames).toHaveLength(2)
	})

	test("an extended frame longer than a byte can count", () => {
		const body = Buffer.concat([Buffer.from("d54b", "hex"), Buffer.alloc(258, 1)])
		const sum = body.reduce((total, byte) => (total + byte) & 0xff, 0)
		const edges = ["0000ffffff0104fb", Buffer.of(0x100 - sum).toString("hex")]
		const [start = "", check = ""] = edges
		const { frames } = allFrom([Buffer.from(`${start}${body.toString("hex")}${check}00`, "hex")])
		expect(frames).toEqual([
			{ kind: "reply", command: 0x4a, data: Uint8Array.from(body.subarray(2)) },
		])
	})

	test("noise of any kind is bounded, and the first clean frames after it are read", () => {
		fc.assert(
			fc.property(
				fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }),
				(noise: readonly Uint8Array[]) => {
					const { held } = allFrom(noise)
					expect(held.length).toBeLessThanOrEqual(maxHeldBytes)
					const calm = new Uint8Array(maxHeldBytes)
					const { frames } = allFrom([...noise, calm, capture("<no-card")])
					expect(frames.at(-1)).toEqual({
						kind: "reply",
						command: 0x4a,
						data: Uint8Array.of(0),
					})
				},
			),
		)
	})
})

describe("cards", () => {
	const cardsIn = (name: string) => {
		const [frame] = frameBytes(nothing, capture(`<${name}`)).frames
		return frame?.kind === "reply" ? pn532.cardsOfTypeA(frame.data) : undefined
	}

	test("a 4-byte number", () => {
		expect(cardsIn("card-4")).toEqual({
			ok: true,
			value: [{ kind: "iso14443a", uid: Uint8Array.of(0xde, 0xad, 0xbe, 0xef) }],
		})
	})

	test("a card that draws its number anew is known as such", () => {
		const cards = cardsIn("card-iso-dep")
		expect(cards?.ok && cards.value.map(isRandomNumber)).toEqual([true])
	})

	test("two cards, the first with an ATS", () => {
		const two = Buffer.from(
			"0201000420 0408a1b2c3 067577810280 02004400 07 04c63a63110189".replaceAll(" ", ""),
			"hex",
		)
		const cards = pn532.cardsOfTypeA(two)
		expect(cards.ok && cards.value.map((card) => card.uid.length)).toEqual([4, 7])
	})

	test("a list cut anywhere is a fault, never a shorter number", () => {
		const list = Buffer.from("01010044000704c63a63110189", "hex")
		for (let cut = 1; cut < list.length; cut++) {
			expect(pn532.cardsOfTypeA(list.subarray(0, cut)).ok).toBe(false)
		}
	})

	test("a number is 4, 7 or 10 bytes long, or it is a fault", () => {
		for (const length of [0, 3, 4, 5, 7, 8, 10, 11]) {
			const list = Buffer.from([1, 1, 0, 0x44, 0, length, ...Buffer.alloc(length, 0xa5)])
			expect(pn532.cardsOfTypeA(list).ok, `${length} bytes`).toBe([4, 7, 10].includes(length))
		}
	})

	test("only a 4-byte number is drawn anew: a 7-byte one may well begin with 08", () => {
		const uid = Buffer.from("08a1b2c3d4e5f6", "hex")
		expect(isRandomNumber({ kind: "iso14443a", uid })).toBe(false)
		expect(isRandomNumber({ kind: "iso14443a", uid: uid.subarray(0, 4) })).toBe(true)
		expect(isRandomNumber({ kind: "iso14443b", uid: uid.subarray(0, 4) })).toBe(false)
	})

	test("type B gives its PUPI, and cut short a fault", () => {
		for (let cut = 1; cut < 7; cut++) {
			const short = Buffer.from("01015001020304", "hex").subarray(0, cut)
			expect(pn532.cardsOfTypeB(short).ok).toBe(false)
		}
		const list = Buffer.from("010150 01020304 00000000 00817101 00".replaceAll(" ", ""), "hex")
		const cards = pn532.cardsOfTypeB(list)
		expect(cards).toEqual({
			ok: true,
			value: [{ kind: "iso14443b", uid: Uint8Array.of(1, 2, 3, 4) }],
		})
	})
})

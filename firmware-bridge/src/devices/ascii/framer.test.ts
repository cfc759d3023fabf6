import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { asciiFormat } from "./format.ts"
import { type AsciiFormat, numberOf } from "./frame.ts"
import { frameBytes, maxHeldBytes } from "./framer.ts"

const format = (set: Readonly<Record<string, string>> = {}): AsciiFormat => asciiFormat.parse(set)
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex")

function allFrom(chunks: readonly Uint8Array[], how: AsciiFormat = format()) {
	let held: Uint8Array = new Uint8Array()
	const numbers: string[] = []
	const faults: string[] = []
	for (const chunk of chunks) {
		const framed = frameBytes(how, held, chunk)
		held = framed.held
		numbers.push(...framed.frames.map(hexOf))
		faults.push(...framed.faults.map(({ code }) => code))
	}
	return { numbers, faults, held }
}
const read = (text: string, set: Readonly<Record<string, string>> = {}) => {
	const number = numberOf(text, format(set))
	return number.ok ? hexOf(number.value) : number.fault.code
}

describe("numbers", () => {
	test.each([
		["hex, as it stands", "DEADBEEF", {}, "deadbeef"],
		["hex, reversed by the reader", "EFBEADDE", { order: "little" }, "deadbeef"],
		["hex of seven bytes", "04C63A63110189", { bytes: "7" }, "04c63a63110189"],
		["decimal", "3928913668", { radix: "dec" }, "ea2e7704"],
		[
			"decimal of four bytes, reversed",
			"3928913668",
			{ radix: "dec", order: "little" },
			"04772eea",
		],
		[
			"17 decimal digits: seven bytes",
			"36028797018963967",
			{ radix: "dec", bytes: "7" },
			"7fffffffffffff",
		],
		["leading zeros kept as bytes", "0000000001", { radix: "dec" }, "00000001"],
		["more than the bytes that are set", "1DEADBEEF", {}, "too-large"],
		["letters that are no hex", "XYZ", {}, "digits"],
		["hex where decimal is set", "DEAD", { radix: "dec" }, "digits"],
		["nothing", "", {}, "digits"],
		["zeros", "00000000", {}, "zero"],
	])("%s: %s", (_, text, set, number) => {
		expect(read(text, set)).toBe(number)
	})
})

describe("Wiegand words, parity and all", () => {
	const hexOfBits = (bits: string): string => BigInt(`0b${bits}`).toString(16)
	const w26 = { word: "26", bytes: "3" }
	const w34 = { word: "34", bytes: "4" }
	test.each([
		["facility 100, card 19382", "00110010001001011101101101", w26, "644bb6"],
		["facility 1, card 11572", "00000000100101101001101001", w26, "012d34"],
		["34 bits of DEADBEEF", "1110111101010110110111110111011110", w34, "deadbeef"],
	])("%s", (_, bits, set, number) => {
		expect(read(hexOfBits(bits), set)).toBe(number)
		expect(read(BigInt(`0b${bits}`).toString(), { ...set, radix: "dec" })).toBe(number)
	})

	test("one flipped bit anywhere is refused: parity is all a word has", () => {
		const bits = "00110010001001011101101101"
		for (let at = 0; at < bits.length; at++) {
			const flipped = `${bits.slice(0, at)}${bits[at] === "0" ? "1" : "0"}${bits.slice(at + 1)}`
			expect(read(hexOfBits(flipped), w26), `bit ${at}`).toBe("parity")
		}
		expect(read("ffffffff", w26)).toBe("too-large")
	})

	test("the length belongs to the word", () => {
		expect(asciiFormat.safeParse({ word: "26" }).success).toBe(false)
		expect(asciiFormat.safeParse({ word: "34", bytes: "4" }).success).toBe(true)
	})
})

describe("the stream", () => {
	const bytes = (text: string) => Buffer.from(text, "latin1")

	test.each([
		["carriage return", {}, "DEADBEEF\r01020304\r"],
		["and line feed", {}, "DEADBEEF\r\n01020304\r\n"],
		["start and end of text", { prefix: "02", suffix: "03" }, "\x02DEADBEEF\x03\x0201020304\x03"],
		["line feed alone", { suffix: "0a" }, "DEADBEEF\n01020304\n"],
		["spaces around it", {}, " DEADBEEF \r 01020304\r"],
	])("%s, split at each byte", (_, set, text) => {
		for (let at = 0; at <= text.length; at++) {
			const { numbers, faults } = allFrom(
				[bytes(text.slice(0, at)), bytes(text.slice(at))],
				format(set),
			)
			expect(numbers).toEqual(["deadbeef", "01020304"])
			expect(faults).toEqual([])
		}
	})

	test("a number that was cut off by the next costs itself alone", () => {
		const set = format({ prefix: "02", suffix: "03" })
		expect(allFrom([bytes("\x02DEAD\x02DEADBEEF\x03")], set).numbers).toEqual(["deadbeef"])
		expect(allFrom([bytes("DEADBEEF\x03\x0201020304\x03")], set)).toMatchObject({
			numbers: ["01020304"],
			faults: ["noise"],
		})
	})

	test("noise of any kind is bounded, and the first clean number after it is read", () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 }), (noise) => {
				expect(allFrom(noise).held.length).toBeLessThanOrEqual(maxHeldBytes)
				const { numbers } = allFrom([...noise, bytes("\r"), bytes("DEADBEEF\r")])
				expect(numbers.at(-1)).toBe("deadbeef")
			}),
		)
	})

	test("any number is read back as it was written, in any radix and order", () => {
		const set = fc.record({
			radix: fc.constantFrom("hex", "dec"),
			order: fc.constantFrom("big", "little"),
			bytes: fc.integer({ min: 1, max: 10 }),
		})
		fc.assert(
			fc.property(
				set,
				fc.uint8Array({ minLength: 10, maxLength: 10 }),
				({ radix, order, bytes: length }, random) => {
					const uid = random.subarray(0, length)
					fc.pre(uid.some((byte) => byte !== 0))
					const big = order === "big" ? uid : uid.toReversed()
					const written = BigInt(`0x${hexOf(big)}`).toString(radix === "hex" ? 16 : 10)
					const how = format({ radix, order, bytes: String(length) })
					expect(allFrom([bytes(`${written}\r`)], how).numbers).toEqual([hexOf(uid)])
				},
			),
		)
	})
})

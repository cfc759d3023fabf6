import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { capturesIn } from "../../captures.fixture.ts"
import { cardOf, isNobody, printedNumbers, type Tag, xorOf } from "./frame.ts"
import { frameBytes, maxHeldBytes } from "./framer.ts"

const captured = capturesIn(new URL("captures/frames.hex", import.meta.url))
const capture = (name: string): Buffer => captured(`<${name}`)
const hexOf = ({ bytes }: Tag): string => Buffer.from(bytes).toString("hex")

function allFrom(chunks: readonly Uint8Array[]) {
	let held: Uint8Array = new Uint8Array()
	const tags: Tag[] = []
	const faults: string[] = []
	for (const chunk of chunks) {
		const framed = frameBytes(held, chunk)
		held = framed.held
		tags.push(...framed.frames)
		faults.push(...framed.faults.map(({ code }) => code))
	}
	return { numbers: tags.map(hexOf), faults, held }
}

describe("frames", () => {
	test.each([
		["fourteen bytes", "tag", "4500b8d6f1"],
		["thirteen, with a raw sum", "short-form", "4500b8d6f1"],
		["another tag", "other-tag", "0a001234ab"],
	])("%s", (_, name, number) => {
		expect(allFrom([capture(name)])).toMatchObject({ numbers: [number], faults: [] })
	})

	test("both forms one after the other, split at each byte", () => {
		const bytes = Buffer.concat(["tag", "short-form", "other-tag"].map(capture))
		for (let at = 0; at <= bytes.length; at++) {
			const { numbers, faults } = allFrom([bytes.subarray(0, at), bytes.subarray(at)])
			expect(numbers).toEqual(["4500b8d6f1", "4500b8d6f1", "0a001234ab"])
			expect(faults).toEqual([])
		}
	})

	test.each([
		["a wrong sum", capture("bad-xor"), "checksum"],
		["noise", Buffer.from("0102ff03", "hex"), "noise"],
		["letters that are no hex", Buffer.from("\x02GGGGGGGGGGGG\x03", "latin1"), "noise"],
		["no end", Buffer.from("\x024500B8D6F1DA4", "latin1"), "noise"],
		["cut short by the next", capture("tag").subarray(0, 7), "noise"],
	])("%s gives no tag and holds up none after it", (_, bytes, fault) => {
		const { numbers, faults } = allFrom([bytes, capture("other-tag")])
		expect(numbers).toEqual(["0a001234ab"])
		expect(faults).toContain(fault)
	})

	test("noise of any kind is bounded, and the first clean tag after it is read", () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }), (noise) => {
				expect(allFrom(noise).held.length).toBeLessThanOrEqual(maxHeldBytes)
				const calm = new Uint8Array(maxHeldBytes)
				expect(allFrom([...noise, calm, capture("tag")]).numbers.at(-1)).toBe("4500b8d6f1")
			}),
		)
	})

	test("any tag is read back from either form of it", () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), (number) => {
				const digits = Buffer.from(number).toString("hex").toUpperCase()
				const sum = xorOf(number)
				const long = `\x02${digits}${sum.toString(16).padStart(2, "0")}\x03`
				const short = Buffer.concat([Buffer.from(`\x02${digits}`), Buffer.of(sum, 0x03)])
				const both = allFrom([Buffer.from(long), short])
				expect(both.numbers).toEqual([digits.toLowerCase(), digits.toLowerCase()])
			}),
		)
	})
})

describe("a tag", () => {
	const tag = (hex: string): Tag => ({ bytes: Uint8Array.from(Buffer.from(hex, "hex")) })

	test("is a card by its whole number, version and all", () => {
		const uid = Uint8Array.of(0x45, 0, 0xb8, 0xd6, 0xf1)
		expect(cardOf(tag("4500b8d6f1"))).toEqual({ kind: "em4100", uid })
	})

	test.each([
		["4500b8d6f1", "0012113649", "184,55025"],
		["0affffffff", "4294967295", "255,65535"],
		["0100000001", "0000000001", "000,00001"],
	])("%s is printed as %s and %s", (hex, decimal, pair) => {
		expect(printedNumbers(tag(hex))).toEqual({ decimal, pair })
	})

	test("nothing but zeros is nobody's", () => {
		expect(isNobody(tag("4500000000"))).toBe(true)
		expect(isNobody(tag("0000000001"))).toBe(false)
	})
})

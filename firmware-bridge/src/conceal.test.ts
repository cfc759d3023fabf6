import fc from "fast-check"
import { expect, test } from "vitest"
import { concealed } from "./conceal.ts"
import { concealerOf } from "./concealers.ts"
import { decoders, type Protocol } from "./decoders.ts"
import {
	type Direction,
	type Passed,
	type Recording,
	recordingOf,
	recordingText,
	streamOf,
} from "./recording.ts"
import type { DeviceModel } from "./registry.ts"

const key = Buffer.alloc(32, 3)
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"))
const hexOf = (stream: Uint8Array): string => Buffer.from(stream).toString("hex").toUpperCase()
const passing = (direction: Direction, hex: string, atMs = 0): Passed => ({
	...{ atMs, direction, bytes: bytes(hex) },
})

function hidden(
	model: DeviceModel,
	passed: readonly Passed[],
	options: Readonly<Record<string, string>> = {},
): Recording {
	const conceal = concealerOf(model, options)
	if (conceal === undefined) throw new Error(`${model} cannot be recorded`)
	return concealed({ device: model, isConcealed: false, passed }, conceal, key)
}

const wordsOf = (protocol: Protocol, { passed }: Recording, direction: Direction = "from") =>
	decoders[protocol].decode(streamOf(passed, direction)).map(({ words }) => words)

const card = "0000FF0CF4D54B010100040804DEADBEEF9600"

test("a card's number is another one, its kind and the frame's checksum stay", () => {
	const recording = hidden("pn532", [passing("from", card)])
	const [words] = wordsOf("pn532", recording)
	expect(words).toMatch(/^a card of type A, number DE[0-9A-F]{6} \(4 bytes\)$/)
	expect(words).not.toContain("DEADBEEF")
	expect(recording.isConcealed).toBe(true)
})

test("the same card is the same other one, in frames that are cut and in broken ones too", () => {
	const broken = `${card.slice(0, -4)}9700`
	const recording = hidden("pn532", [
		passing("from", card.slice(0, 14)),
		passing("from", card.slice(14)),
		passing("from", broken),
		passing("from", card),
	])
	const shown = hexOf(streamOf(recording.passed, "from"))
	expect(shown).not.toContain("ADBEEF")
	expect(recording.passed.map((one) => one.bytes.length)).toEqual([7, 12, 19, 19])
	const words = wordsOf("pn532", recording)
	const cards = words.filter((one) => one.startsWith("a card"))
	expect(cards).toHaveLength(2)
	expect(new Set(cards).size).toBe(1)
	expect(words.some((one) => one.includes("checksum"))).toBe(true)
})

test("a random number still looks random", () => {
	const random = "0000FF12EED54B01010004200408A1B2C3067577810280A300"
	const [words] = wordsOf("pn532", hidden("pn532", [passing("from", random)]))
	expect(words).toMatch(/number 08(?!A1B2C3).*changes each time/)
})

test.each([
	["in hex", "0234353030423844364631444103"],
	["as a byte", "0234353030423844364631DA03"],
])("a tag with its checksum %s", (_, hex) => {
	const [words] = wordsOf("em4100", hidden("rdm6300", [passing("from", hex)]))
	expect(words).toMatch(/^a tag, number 45[0-9A-F]{8}, /)
	expect(words).not.toContain("00B8D6F1")
})

test("a sensor's password is nought, and its packet whole", () => {
	const told = passing("to", "EF01FFFFFFFF01000713DEADBEEF0353")
	const recording = hidden("zfm", [told])
	expect(hexOf(streamOf(recording.passed, "to"))).toBe("EF01FFFFFFFF0100071300000000001B")
})

test("a password in the settings is nought too, and the settings can still be read", () => {
	const device = "zfm:password=3735928559"
	const conceal = concealerOf("zfm", {})
	if (conceal === undefined) throw new Error("zfm cannot be recorded")
	const recording = concealed({ device, isConcealed: false, passed: [] }, conceal, key)
	expect(recording.device).toBe("zfm:password=0")
})

test.each([
	["a tag that came once, with a wrong checksum", "rdm6300", "0234353030423844364631444203"],
	["a tag that came once, in small letters, and was cut", "rdm6300", "02343530306238643666"],
	["a card that came once, with a wrong checksum", "pn532", `${card.slice(0, -4)}9700`],
	["a card that came once, and was cut", "pn532", card.slice(0, -6)],
] as const)("%s is hidden", (_, model, hex) => {
	const shown = Buffer.from(streamOf(hidden(model, [passing("from", hex)]).passed, "from"))
	expect(shown).toHaveLength(hex.length / 2)
	expect(hexOf(shown)).not.toContain("ADBE")
	expect(shown.toString("latin1").toUpperCase()).not.toContain("00B8D6")
})

test("numbers written as text keep their length, and a word of Wiegand its parity", () => {
	const line = (text: string) => passing("from", Buffer.from(text).toString("hex"))
	const plain = hidden("ascii", [line("0012345678\r0012345678\r")], { radix: "dec" })
	const [one = "", two, rest] = Buffer.from(streamOf(plain.passed, "from")).toString().split("\r")
	expect(one).toMatch(/^\d{10}$/)
	expect(one).not.toBe("0012345678")
	expect([two, rest]).toEqual([one, ""])
	const word = BigInt("0b00110010001001011101101101").toString(16).padStart(7, "0")
	const options = { word: "26", bytes: "3" }
	const whole = hidden("ascii", [line(`${word}\r`)], options)
	const text = Buffer.from(streamOf(whole.passed, "from")).toString().trim()
	expect(text).not.toBe(word)
	expect(decoders.wiegand.decode(Buffer.from(text))).toMatchObject([{ isFault: false }])
})

test("whatever passes keeps its number of bytes", () => {
	const models = ["pn532", "rdm6300", "zfm", "ascii"] as const
	const any = fc.array(fc.tuple(fc.boolean(), fc.uint8Array({ minLength: 1, maxLength: 60 })))
	fc.assert(
		fc.property(fc.constantFrom(...models), any, (model, reads) => {
			const passed = reads.map(
				([isTo, read], index): Passed => ({
					...{ atMs: index, direction: isTo ? "to" : "from", bytes: read },
				}),
			)
			const lengths = hidden(model, passed).passed.map((one) => one.bytes.length)
			expect(lengths).toEqual(passed.map((one) => one.bytes.length))
		}),
	)
})

test("a recording is read as it was written", () => {
	const passed = [
		passing("to", "55", 0),
		passing("from", "AA01", 1_234),
		passing("from", "02", 90_001),
	]
	const recording = { device: "ascii:radix=dec,suffix=0d", isConcealed: true, passed }
	expect(recordingOf(recordingText(recording))).toEqual({ ok: true, value: recording })
})

test.each([
	["another file", "hello\n", /begin/],
	["no device", "# hadir recording 1\n0.000 < 00\n", /Line 2/],
	["a line that is none", "# hadir recording 1\n# device zfm\n0.000 < 0\n", /Line 3/],
])("%s is refused", (_, text, words) => {
	expect(recordingOf(text)).toMatchObject({ fault: { message: expect.stringMatching(words) } })
})

import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { decoders, type Protocol, protocols } from "./decoders.ts"

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "hex"))
const bytesOf = (protocol: Protocol, input: string): Uint8Array =>
	decoders[protocol].isText ? Uint8Array.from(Buffer.from(input)) : hex(input)
const wordsOf = (protocol: Protocol, input: string): readonly string[] =>
	decoders[protocol].decode(bytesOf(protocol, input)).map(({ words }) => words)

/** Published frames (hardware-docs), and what they mean. */
const published: readonly [Protocol, string, string | RegExp][] = [
	["pn532", "0000FF00FF00", /has the frame$/],
	["pn532", "0000FF06FAD50332010607E800", "firmware 1.6 of a PN532"],
	["pn532", "0000FF04FCD44A0100E100", "the host asks: inListPassiveTarget 0100"],
	["pn532", "0000FF03FDD54B00E000", "no card"],
	[
		"pn532",
		"0000FF0CF4D54B010100040804DEADBEEF9600",
		/^a card of type A, number DEADBEEF \(4 bytes\)$/,
	],
	["pn532", "0000FF12EED54B01010004200408A1B2C3067577810280A300", /08A1B2C3.*changes each time/],
	["zfm", "EF01FFFFFFFF0100071300000000001B", "the host asks: verifyPassword (a password)"],
	["zfm", "EF01FFFFFFFF07000300000A", "the sensor answers: ok"],
	["zfm", "EF01FFFFFFFF07000302000C", "the sensor answers: noFinger"],
	["zfm", "EF01FFFFFFFF02000A00010203040506070028", /not read/],
	["zk", "5050827D08000000E80317FC00000000", /^connect, session 0, reply 0, 0 bytes$/],
	["zk", "5050827D0C0000004E044E2CCF450100614D323C", /^authorize, .*\(a key\)$/],
	["zk", "5050827D13000000DF053CA6CF4514000109000500000000000000", /^bulkRead, /],
	[
		"zk-attlog",
		"0500018BED2D2F00",
		/^user place 5, 2024-08-17 07:58:03 .*by finger \(1\), state 0$/,
	],
	[
		"zk-attlog",
		"E9030000346D2E2F0102000000000000",
		/^user 1001, 2024-08-17 17:02:44 .*card \(2\), state 1$/,
	],
	[
		...(["zk-users", "03000E34333231004255444900000000B64B640000010000EB030000"] as const),
		'user 1003 "BUDI", administrator, card 6572982, place 3',
	],
	[
		"adms",
		"982\t2008-02-25 12:08:21\t1\t0\t9001",
		/^user 982, 2008-02-25 12:08:21 .*password \(0\), state 1$/,
	],
	["adms", "USER PIN=982\tName=Richard\tPasswd=9822", 'user 982 "Richard", user'],
	["adms", "FP PIN=982\tFID=6\tTMP=QkFT", "a line with a template: not read"],
	["adms", "OPLOG 4\t0\t2008-02-25 12:08:21\t0", "something done at the terminal"],
	["attlog-dat", "        7\t2026-11-23 07:28:00\t0\t1\t0\t0", /^user 7, 2026-11-23 07:28:00/],
	[
		"em4100",
		"0234353030423844364631444103",
		/^a tag, number 4500B8D6F1, printed 0012113649 or 184,55025/,
	],
	["em4100", "0230303030303030303030303003", /noise|zeros/],
	["wiegand", "00110010001001011101101101", /number 644BB6, facility 100, card 19382/],
	["wiegand", "1110111101010110110111110111011110", /^34 bits: number DEADBEEF/],
	["anviz", "A5000000053C0000A5DB", /^the host asks 5: /],
	["wiegand", "00110010001001011101101100", "The word's parity is wrong."],
]

test.each(published)("%s %s", (protocol, input, words) => {
	const [first] = wordsOf(protocol, input)
	expect(first).toMatch(words)
})

test("what stands between frames is named, with its place", () => {
	const bytes = hex("AA550000FF03FDD54B00E0000000FF03FD")
	expect(decoders.pn532.decode(bytes).map(({ at, kind }) => [at, kind])).toEqual([
		[0, "noise"],
		[3, "reply"],
		[13, "unfinished"],
	])
})

test("a table's rows have the size that leaves no ghosts", () => {
	const row = (user: string): string =>
		`0D00${Buffer.from(user).toString("hex").padEnd(48, "0")}016BB36823000000000000000000`
	const rows = ["999111333", "42", "7"].map(row).join("")
	const total = Buffer.alloc(4)
	total.writeUInt32LE(rows.length / 2)
	const decoded = decoders["zk-attlog"].decode(hex(total.toString("hex") + rows))
	expect(decoded.map(({ facts }) => facts)).toMatchObject([
		...[{ userId: "999111333" }, { userId: "42" }, { userId: "7" }],
	])
	expect(decoders["zk-attlog"].decode(hex("00".repeat(41)))).toMatchObject([{ isFault: true }])
})

/** Each decoder gets so long; `HADIR_FUZZ_MS=60000 npm test -- decoders` for longer. */
const fuzzMs = Number(process.env.HADIR_FUZZ_MS ?? 500)

/** Noise, pieces of whole frames, and both with bits turned over: what lines really give. */
const lineOf = (protocol: Protocol) =>
	fc
		.array(
			fc.oneof(
				fc.uint8Array({ maxLength: 40 }),
				fc.constantFrom(
					...published
						.filter(([one]) => one === protocol)
						.map(([, input]) => bytesOf(protocol, input)),
				),
			),
			{ maxLength: 8 },
		)
		.map((pieces) => Buffer.concat(pieces))
		.chain((bytes) =>
			fc.array(fc.nat(Math.max(0, bytes.length * 8 - 1)), { maxLength: 3 }).map((bits) => {
				const turned = Uint8Array.from(bytes)
				for (const bit of bits) turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
				return turned
			}),
		)

describe("whatever the bytes", () => {
	test.each(protocols)(
		"%s throws nothing, and its pieces are in order and within",
		(protocol) => {
			fc.assert(
				fc.property(lineOf(protocol), (bytes) => {
					let end = 0
					for (const { at, length } of decoders[protocol].decode(bytes)) {
						expect(at).toBeGreaterThanOrEqual(end)
						end = at + length
					}
					expect(end).toBeLessThanOrEqual(bytes.length)
				}),
				{ numRuns: 1_000_000, interruptAfterTimeLimit: fuzzMs },
			)
		},
		20 * fuzzMs,
	)

	test.each(published)("%s %s with bits flipped throws nothing", (protocol, input) => {
		const whole = bytesOf(protocol, input)
		fc.assert(
			fc.property(fc.nat(whole.length * 8 - 1), fc.nat(whole.length), (bit, cut) => {
				const bytes = Uint8Array.from(whole)
				bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
				decoders[protocol].decode(bytes)
				decoders[protocol].decode(bytes.subarray(0, cut))
			}),
			{ numRuns: 50 },
		)
	})
})

test("captures of the hardware pages are whole frames", () => {
	for (const [protocol, file] of [
		["pn532", "pn532/captures/exchanges.hex"],
		["zfm", "zfm/captures/exchanges.hex"],
		["zk", "zkteco/captures/exchanges.hex"],
	] as const) {
		const text = readFileSync(new URL(`devices/${file}`, import.meta.url), "utf8")
		for (const line of text.split("\n").filter((one) => /^[<>]/.test(one))) {
			const [, name, bytes = ""] = line.split(" ")
			const faults = decoders[protocol].decode(hex(bytes)).filter(({ isFault }) => isFault)
			expect(faults, `${protocol} ${name}`).toEqual([])
		}
	}
})

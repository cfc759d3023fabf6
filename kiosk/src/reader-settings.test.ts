import { expect, test } from "vitest"
import { readersOf } from "./reader-settings.ts"

test("several readers, each named by its medium and its place", () => {
	const read = readersOf(
		"pn532=serial:/dev/serial/by-id/usb-1 rdm6300=serial:/dev/ttyAMA0  ascii:radix=dec,bytes=7=tcp:10.0.0.9:4000",
	)
	expect(read).toMatchObject({
		value: [
			{ name: "card-1", model: "pn532", address: { path: "/dev/serial/by-id/usb-1" } },
			{ name: "card-2", model: "rdm6300", baudRate: 9_600 },
			{ name: "card-3", model: "ascii", address: { host: "10.0.0.9", port: 4000 } },
		],
	})
})

test("sensors of fingers are counted apart from readers of cards, and may have a password", () => {
	const read = readersOf(
		"zfm=serial:/dev/ttyS0 pn532=tcp:h:1 zfm:password=0xFFFFFFFF=tcp:h:2 zfm:password=7=tcp:h:3",
	)
	expect(read).toMatchObject({
		value: [
			{ name: "finger-1", medium: "finger", baudRate: 57_600 },
			{ name: "card-1", medium: "card" },
			{ name: "finger-2" },
			{ name: "finger-3" },
		],
	})
})

test.each([
	["another model", "rc522=tcp:127.0.0.1:1", /^readers with spaces/],
	["no address", "pn532", /^readers with spaces/],
	["a port that is none", "pn532=tcp:127.0.0.1:0", /^readers with spaces/],
	[
		"a setting it has not",
		"pn532:radix=dec=tcp:h:1",
		/^settings that pn532 has: radix is none of them$/,
	],
	["a value it has not", "ascii:radix=oct=tcp:h:1", /^settings that ascii has: radix: /],
	["a suffix that is no hex", "ascii:suffix=x=tcp:h:1", /suffix: at most 8 bytes in hex/],
	["no suffix", "ascii:suffix==tcp:h:1", /suffix: at least one byte/],
	["a word and another length", "ascii:word=26=tcp:h:1", /bytes: 3 for a word of 26 bits/],
	[
		"a password of letters",
		"zfm:password=abc=tcp:h:1",
		/password: a number from 0 to 4294967295, or 0x/,
	],
	[
		"a password beyond 32 bits",
		"zfm:password=4294967296=tcp:h:1",
		/password: a number from 0 to 4294967295/,
	],
	["two at one port", "pn532=tcp:h:1 rdm6300=tcp:h:1", /^each reader at a port of its own$/],
])("%s is refused with what may be written", (_, text, sentence) => {
	expect(readersOf(text)).toMatchObject({ fault: { message: expect.stringMatching(sentence) } })
})

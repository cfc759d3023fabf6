import { expect, test } from "vitest"
import { terminalsOf } from "./terminal-settings.ts"

test("several terminals, each named by its place", () => {
	const read = terminalsOf(
		"zkteco=tcp:10.0.0.1:4370  zkteco:key=12345,transport=udp=tcp:10.0.0.2:4370",
	)
	expect(read).toMatchObject({ value: [{ name: "terminal-1" }, { name: "terminal-2" }] })
})

test.each([
	["another make", "anviz=tcp:h:5010", /^terminals with spaces/],
	["no address", "zkteco", /^terminals with spaces/],
	["a serial line", "zkteco=serial:/dev/ttyS0", /^settings that zkteco has: address: it is at tcp/],
	["a pushing one that is to be called", "adms=tcp:h:80", /address: it calls by itself/],
	["a serial that none has", "adms=push:AB/1", /^terminals with spaces/],
	["the address of a caller", "adms:from=h=push:AB1", /from: the address it calls from/],
	["one serial twice", "adms=push:AB1 adms:timezone=none=push:AB1", /an address of its own$/],
	["a setting it has not", "zkteco:pin=1=tcp:h:1", /^settings that zkteco has: pin is none/],
	["a key of letters", "zkteco:key=abc=tcp:h:1", /key: a number from 0/],
	["a key beyond 32 bits", "zkteco:key=4294967296=tcp:h:1", /key: a number from 0/],
	["another way", "zkteco:transport=http=tcp:h:1", /transport: /],
	["two at one address", "zkteco=tcp:h:1 zkteco:key=1=tcp:h:1", /an address of its own$/],
])("%s is refused with what may be written", (_, text, sentence) => {
	expect(terminalsOf(text)).toMatchObject({ fault: { message: expect.stringMatching(sentence) } })
})

import { expect, test } from "vitest"
import { terminalsOf } from "./terminal-settings.ts"

test("several terminals, each named by its place", () => {
	const read = terminalsOf(
		"zkteco=tcp:10.0.0.1:4370  zkteco:key=12345,transport=udp=tcp:10.0.0.2:4370",
	)
	expect(read).toMatchObject({ value: [{ name: "terminal-1" }, { name: "terminal-2" }] })
})

test.each([
	"anviz=tcp:10.0.0.1:5010",
	"anviz:device=0=tcp:10.0.0.1:5010",
	"anviz:device=4294967295,baud=19200,serial=A300-1=serial:/dev/serial/by-id/usb-FTDI",
	"zksoap:key=4294967295,serial=CGKK204760001=tcp:10.0.0.1:80",
])("%s is a terminal", (text) => {
	expect(terminalsOf(text)).toMatchObject({ ok: true, value: [{ name: "terminal-1" }] })
})

test.each([
	["another make", "suprema=tcp:h:1470", /^terminals with spaces .*zkteco, adms, anviz, zksoap/],
	["no address", "zkteco", /^terminals with spaces/],
	["a serial line", "zkteco=serial:/dev/ttyS0", /^settings that zkteco has: address: tcp/],
	["a pushing one that is to be called", "adms=tcp:h:80", /address: push: and its serial/],
	["a serial that none has", "adms=push:AB/1", /^terminals with spaces/],
	["the address of a caller", "adms:from=h=push:AB1", /from: the address it calls from/],
	["one serial twice", "adms=push:AB1 adms:timezone=none=push:AB1", /an address of its own$/],
	["a setting it has not", "zkteco:pin=1=tcp:h:1", /^settings that zkteco has: pin is none/],
	["a key of letters", "zkteco:key=abc=tcp:h:1", /key: a number from 0/],
	["a key beyond 32 bits", "zkteco:key=4294967296=tcp:h:1", /key: a number from 0/],
	["another way", "zkteco:transport=http=tcp:h:1", /transport: /],
	["a reader of the computer", "anviz=pcsc:", /address: tcp:host:port or serial:path/],
	["SOAP on a serial line", "zksoap:serial=A=serial:/dev/ttyS0", /address: tcp:host:port$/],
	["SOAP without a serial number", "zksoap=tcp:h:80", /has: serial: the serial number/],
	[
		"a serial number with a space's like",
		"zksoap:serial=A/1=tcp:h:80",
		/serial: the serial number/,
	],
	["a number beyond 32 bits", "anviz:device=4294967296=tcp:h:1", /device: the terminal's number/],
	["a number of letters", "anviz:device=x=tcp:h:1", /device: the terminal's number/],
	["a speed no terminal has", "anviz:baud=300=serial:/dev/ttyS0", /baud: /],
	["two on one line", "anviz=serial:/dev/ttyS0 anviz:device=2=serial:/dev/ttyS0", /of its own$/],
	["two at one address", "zkteco=tcp:h:1 zkteco:key=1=tcp:h:1", /an address of its own$/],
])("%s is refused with what may be written", (_, text, sentence) => {
	expect(terminalsOf(text)).toMatchObject({ fault: { message: expect.stringMatching(sentence) } })
})

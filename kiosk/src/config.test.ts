import { join, resolve } from "node:path"
import { expect, test } from "vitest"
import { kioskFolder, readKioskConfig } from "./config.ts"

const refusal = (environment: Record<string, string>): string => {
	const read = readKioskConfig(environment)
	return read.ok ? "" : read.fault.message
}

test.each([
	["nothing set", {}, resolve("data/kiosk")],
	["the office's folder", { HADIR_DATA: "/srv/hadir" }, "/srv/hadir/kiosk"],
	["a folder of its own", { HADIR_DATA: "/srv/hadir", HADIR_KIOSK_DATA: "/srv/k" }, "/srv/k"],
	["both left empty", { HADIR_DATA: "", HADIR_KIOSK_DATA: "" }, resolve("data/kiosk")],
])("%s: its journal lies in %s", (_, environment, folder) => {
	expect(kioskFolder(environment)).toBe(folder)
	expect(readKioskConfig(environment)).toMatchObject({ value: { data: folder } })
})

test("an empty setting counts as not set", () => {
	const empty = { HADIR_KIOSK_SCREEN_PORT: "", HADIR_KIOSK_READERS: "", HADIR_KIOSK_PANEL: "" }
	expect(readKioskConfig(empty)).toEqual(readKioskConfig({}))
})

test.each([
	["1", true],
	["65535", true],
	["0", false],
	["65536", false],
	["99999", false],
	["", false],
	["8x", false],
])("a reader or panel at port %s: %s", (port, isTaken) => {
	const address = `tcp:127.0.0.1:${port}`
	for (const [key, value] of [
		["HADIR_KIOSK_READERS", `pn532=${address}`],
		["HADIR_KIOSK_PANEL", `lines=${address}`],
	] as const) {
		const said = refusal({ [key]: value })
		if (isTaken) expect(said).toBe("")
		else expect(said).toMatch(new RegExp(`^${key}, ".*": .*\\. Write .*port from 1 to 65535\\.$`))
	}
})

const ascii = "=tcp:10.0.0.9:4000"
const board = "=serial:/dev/ttyACM0"
const zk = "=tcp:10.0.0.8:4370"

test.each([
	["READERS", "rc522=tcp:h:1", "rc522 is no reader that this kiosk knows. Write readers with"],
	["READERS", "pn532", "what follows pn532 is no address that it can be at. Write readers with"],
	["READERS", "pn532:radix=dec=tcp:h:1", "pn532 has no setting radix. Write it without, or"],
	["READERS", `ascii:radix=oct${ascii}`, 'radix is "oct". Write hex or dec.'],
	["READERS", `ascii:order=up${ascii}`, 'order is "up". Write big or little.'],
	["READERS", `ascii:kind=x${ascii}`, 'kind is "x". Write what it reads: iso14443a,'],
	["READERS", `ascii:bytes=11${ascii}`, 'bytes is "11". Write a whole number from 1 to 10.'],
	["READERS", `ascii:bytes=x${ascii}`, 'bytes is "x". Write a whole number from 1 to 10.'],
	["READERS", `ascii:word=32${ascii}`, 'word is "32". Write 0, 26 or 34.'],
	["READERS", `ascii:prefix=x${ascii}`, 'prefix is "x". Write at most 8 bytes in hex'],
	["READERS", "zfm:password=x=tcp:h:1", 'password is "x". Write a number from 0 to 4294967295'],
	["READERS", "zfm:password=4294967296=tcp:h:1", 'password is "4294967296". Write a number from 0'],
	["PANEL", `firmata:display=0x50${board}`, 'display is "0x50". Write 0x20 to 0x27 or 0x38'],
	["PANEL", `firmata:green=1${board}`, 'green is "1". Write a pin from 2 to 17.'],
	["PANEL", `firmata:relay=18${board}`, 'relay is "18". Write a pin from 2 to 17.'],
	["PANEL", `firmata:red=6${board}`, 'red is "6". Write a pin of its own: green is on 6.'],
	["PANEL", `firmata:green=7${board}`, "red is not set. Write a pin of its own: green is on 7."],
	["PANEL", `firmata:closes=up${board}`, 'closes is "up". Write high or low.'],
	["PANEL", `firmata:led=6${board}`, "firmata has no setting led. Write it without"],
	["PANEL", `firmata${board} lines=tcp:h:1`, "a kiosk has one panel. Write one of them."],
	["PANEL", "tcp:127.0.0.1:4000", "tcp is no panel that this kiosk knows. Write none, or a model"],
	["TERMINALS", `zkteco:transport=http${zk}`, 'transport is "http". Write tcp or udp.'],
	["TERMINALS", `zkteco:key=x${zk}`, 'key is "x". Write a number from 0 to 4294967295, the'],
	["TERMINALS", "zkteco=serial:/dev/a", "its address is serial:/dev/a. Write tcp:host:port."],
	["TERMINALS", "adms=tcp:h:80", "its address is tcp:h:80. Write push: and its serial number,"],
	["TERMINALS", "adms:timezone=8=push:A1", 'timezone is "8". Write hours, minutes, offset or'],
	["TERMINALS", "adms:from=kantor=push:A1", 'from is "kantor". Write the address it calls from'],
	["TERMINALS", "anviz:baud=300=serial:/dev/a", 'baud is "300". Write the speed of its line: 9600'],
	["TERMINALS", "anviz:device=x=tcp:h:1", 'device is "x". Write the terminal\'s number, 1 to'],
	["TERMINALS", "zksoap=tcp:h:80", "serial is not set. Write the serial number on its type plate"],
	[
		"READERS",
		`zkteco${zk}`,
		"zkteco is an attendance terminal. Write it into HADIR_KIOSK_TERMINALS.",
	],
	["READERS", "anviz=tcp:h:1", "anviz is an attendance terminal. Write it into HADIR_KIOSK_TERM"],
	[
		"READERS",
		"adms=push:A1",
		"adms is an attendance terminal. Write it into HADIR_KIOSK_TERMINALS.",
	],
	["READERS", "zksoap=tcp:h:80", "zksoap is an attendance terminal. Write it into HADIR_KIOSK_TER"],
	["TERMINALS", "pn532=tcp:h:1", "pn532 is a reader. Write it into HADIR_KIOSK_READERS."],
	["PANEL", "pn532=tcp:h:1", "pn532 is a reader. Write it into HADIR_KIOSK_READERS."],
	["READERS", "lines=tcp:h:1", "lines is a panel. Write it into HADIR_KIOSK_PANEL."],
])("HADIR_KIOSK_%s=%s is refused in a sentence of its own", (name, entry, words) => {
	const key = `HADIR_KIOSK_${name}`
	expect(refusal({ [key]: entry })).toContain(`${key}, "${entry}": ${words}`)
	expect(refusal({ [key]: entry }), "no word of the validator").not.toMatch(/Invalid|expected|Too/)
})

test("of several, the entry that is wrong is named, and every wrong setting is told at once", () => {
	const readers = "pn532=tcp:h:1 ascii:radix=oct=tcp:h:2 zfm=tcp:h:3"
	const said = refusal({ HADIR_KIOSK_READERS: readers, HADIR_KIOSK_SCREEN_PORT: "x" })
	expect(said.split("\n")).toEqual([
		expect.stringMatching(/^HADIR_KIOSK_SCREEN_PORT is "x"/),
		'HADIR_KIOSK_READERS, "ascii:radix=oct=tcp:h:2": radix is "oct". Write hex or dec.',
	])
})

test.each([
	["HADIR_KIOSK_SCREEN_PORT", "x", /write a whole number from 0 to 65535\.$/],
	["HADIR_KIOSK_BALLAST_MIB", "5000", /write a whole number from 0 to 4096\.$/],
	["HADIR_KIOSK_REDER", "none", /^HADIR_KIOSK_REDER is not a setting/],
])("%s=%s is refused in plain words", (key, value, sentence) => {
	expect(refusal({ [key]: value })).toMatch(sentence)
})

test("the folder is told from where the daemon stands", () => {
	expect(kioskFolder({ HADIR_DATA: "here" })).toBe(join(resolve("here"), "kiosk"))
})

test.each([
	["READERS", "pn532", "PANEL", "firmata"],
	["READERS", "rdm6300", "TERMINALS", "anviz"],
	["TERMINALS", "anviz", "PANEL", "firmata"],
])("a device of %s (%s) and one of %s (%s) on one line", (one, first, two, second) => {
	const at = "serial:/dev/ttyUSB0"
	const said = refusal({
		[`HADIR_KIOSK_${one}`]: `${first}=${at}`,
		[`HADIR_KIOSK_${two}`]: `${second}=${at}`,
	})
	expect(said).toBe(
		`"${first}=${at}" and "${second}=${at}" are at one port: give each a port of its own.`,
	)
})

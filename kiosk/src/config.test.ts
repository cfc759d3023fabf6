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
		else expect(said).toMatch(new RegExp(`^${key} is ".*": write .*port from 1 to 65535\\.$`))
	}
})

test.each([
	[
		"HADIR_KIOSK_READERS",
		"rc522=tcp:127.0.0.1:4000",
		/write readers with spaces .*pn532, rdm6300, ascii, zfm.*and its address/,
	],
	["HADIR_KIOSK_PANEL", "tcp:127.0.0.1:4000", /write none, or a model \(firmata, lines\)/],
	[
		"HADIR_KIOSK_PANEL",
		"firmata:red=6=tcp:127.0.0.1:4000",
		/settings that firmata has: each part on a pin of its own/,
	],
	["HADIR_KIOSK_PANEL", "firmata:led=6=tcp:127.0.0.1:4000", /led is none of them/],
	["HADIR_KIOSK_PANEL", "firmata:display=0x50=tcp:127.0.0.1:4000", /display: /],
	["HADIR_KIOSK_SCREEN_PORT", "x", /write a whole number from 0 to 65535\.$/],
	["HADIR_KIOSK_BALLAST_MIB", "5000", /write a whole number from 0 to 4096\.$/],
	["HADIR_KIOSK_REDER", "none", /^HADIR_KIOSK_REDER is not a setting/],
])("%s=%s is refused in plain words", (key, value, sentence) => {
	expect(refusal({ [key]: value })).toMatch(sentence)
})

test("the folder is told from where the daemon stands", () => {
	expect(kioskFolder({ HADIR_DATA: "here" })).toBe(join(resolve("here"), "kiosk"))
})

test("a panel at a reader's port is refused", () => {
	const at = "serial:/dev/ttyUSB0"
	expect(
		refusal({ HADIR_KIOSK_READERS: `pn532=${at}`, HADIR_KIOSK_PANEL: `firmata=${at}` }),
	).toMatch(/give each a port of its own/)
})

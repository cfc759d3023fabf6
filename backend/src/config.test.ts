import { resolve } from "node:path"
import { expect, test } from "vitest"
import { dataFolder, readConfig } from "./config.ts"

const refusal = (environment: Record<string, string>): string => {
	const read = readConfig(environment, "/srv/hadir")
	return read.ok ? "" : read.fault.message
}

test("an empty setting counts as not set", () => {
	const empty = { HADIR_DATA: "", HADIR_HTTP_PORT: "", HADIR_POLICY: "", HADIR_BACKUPS: "" }
	expect(readConfig(empty, "/srv/hadir")).toEqual(readConfig({}, "/srv/hadir"))
	expect(dataFolder(empty)).toBe(resolve("data"))
})

test.each([
	["HADIR_HTTP_PORT", "65536", 'HADIR_HTTP_PORT is "65536": write a whole number from 0 to 65535.'],
	["HADIR_MQTT_PORT", "-1", 'HADIR_MQTT_PORT is "-1": write a whole number from 0 to 65535.'],
	["HADIR_HTTP_PORT", "80.5", 'HADIR_HTTP_PORT is "80.5": write a whole number from 0 to 65535.'],
	["HADIR_ZONE", "Kupang", 'HADIR_ZONE is "Kupang": write a zone such as Asia/Makassar.'],
	[
		"HADIR_BACKUP_MINUTES",
		"0",
		'HADIR_BACKUP_MINUTES is "0": write a whole number from 1 to 1440.',
	],
	["HADIR_LOG", "loud", 'HADIR_LOG is "loud": write debug, info, warn or silent.'],
	[
		"HADIR_PROT",
		"1",
		"HADIR_PROT is not a setting: check its spelling, or remove it (--help lists them).",
	],
])("%s=%s is refused in plain words", (key, value, sentence) => {
	expect(refusal({ [key]: value })).toBe(sentence)
})

test("each wrong setting has its own line", () => {
	expect(refusal({ HADIR_HTTP_PORT: "x", HADIR_LOG: "y" }).split("\n")).toHaveLength(2)
	const ports = { HADIR_HTTP_PORT: "8080", HADIR_MQTT_PORT: "8080" }
	const all = refusal({ ...ports, HADIR_LOG: "y", HADIR_PROT: "1" }).split("\n")
	expect(all.map((line) => line.split(" ")[0]).sort()).toEqual([
		...["HADIR_HTTP_PORT", "HADIR_LOG", "HADIR_PROT"],
	])
})

test("HTTP and MQTT need ports of their own, unless any free one will do", () => {
	expect(refusal({ HADIR_HTTP_PORT: "8080", HADIR_MQTT_PORT: "8080" })).toMatch(
		/^HADIR_HTTP_PORT and HADIR_MQTT_PORT are both 8080/,
	)
	expect(refusal({ HADIR_HTTP_PORT: "1883" }), "against a default").toMatch(/both 1883/)
	expect(refusal({ HADIR_HTTP_PORT: "0", HADIR_MQTT_PORT: "0" })).toBe("")
})

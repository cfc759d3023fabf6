import { expect, test } from "vitest"
import { askedBy, optionsFor, timeFor } from "./frame.ts"
import { localIso, offsetMinutesAt } from "./zone-offset.ts"

const q = (search: string) => new Map(new URLSearchParams(search))

test.each([
	["GET", "/iclock/cdata", "SN=A&options=all&pushver=2.4.1", { kind: "options" }],
	["GET", "/iclock/cdata", "SN=A&type=time", { kind: "time" }],
	["GET", "/iclock/iclock/cdata", "SN=A&options=all", { kind: "options" }],
	["GET", "/iclock/cdata.aspx", "SN=A&options=all", { kind: "options" }],
	["GET", "/iclock/getrequest", "SN=A", { kind: "commands", info: undefined }],
	["GET", "/iclock/getrequest", "SN=A&INFO=Ver,1,2,3", { kind: "commands", info: "Ver,1,2,3" }],
	["POST", "/iclock/devicecmd", "SN=A", { kind: "result" }],
	["POST", "/iclock/cdata", "SN=A&table=ATTLOG&Stamp=9999", { table: "punches", stamp: "9999" }],
	[
		...(["POST", "/iclock/cdata", "SN=A&table=ATTLOG&Stamp=2026-11-23T07:28:00"] as const),
		{ stamp: "2026-11-23T07:28:00" },
	],
	["POST", "/iclock/cdata", "SN=A&table=ATTLOG&Stamp=%0d%0aX", { stamp: undefined }],
	["POST", "/iclock/cdata", "SN=A&table=operlog", { table: "operations" }],
	[
		...(["POST", "/iclock/cdata", "SN=A&table=tabledata&tablename=user&count=2"] as const),
		{ table: "rows", tableName: "user", count: 2 },
	],
	["POST", "/iclock/cdata", "SN=A&table=ATTPHOTO", { table: "other" }],
	["POST", "/iclock/cdata", "SN=A&table=rtlog", { kind: "access-control" }],
	["POST", "/iclock/registry", "SN=A", { kind: "access-control" }],
	["PUT", "/iclock/cdata", "SN=A", { kind: "unknown" }],
	["GET", "/", "SN=A", { kind: "unknown" }],
])("%s %s?%s", (method, path, search, asked) => {
	expect(askedBy(method, path, q(search))).toMatchObject(asked)
})

const told = { serial: "A1", stamp: "605", offsetMinutes: 480, zoneForm: "hours" } as const

test("its settings: the stamps, no photo, no finger, no face, by lines that end in CR LF", () => {
	const lines = optionsFor(told).split("\r\n")
	expect(lines[0]).toBe("GET OPTION FROM: A1")
	expect(lines.at(-1)).toBe("")
	const set = new Map(lines.slice(1, -1).map((line) => line.split("=") as [string, string]))
	expect(Object.fromEntries(set)).toMatchObject({
		...{ ATTLOGStamp: "605", Stamp: "605", TimeZone: "8", Delay: "30", Realtime: "1" },
	})
	const [att, oper, photo, user, change, finger, , image, face, changed] =
		set.get("TransFlag") ?? ""
	expect([att, oper, user, change]).toEqual(["1", "1", "1", "1"])
	expect([photo, finger, image, face, changed]).toEqual(["0", "0", "0", "0", "0"])
})

test.each([
	["hours", "TimeZone=8"],
	["minutes", "TimeZone=480"],
	["offset", "TimeZone=+08:00"],
] as const)("the zone in %s", (zoneForm, line) => {
	expect(optionsFor({ ...told, zoneForm })).toContain(`\r\n${line}\r\n`)
})

test("a terminal that keeps its own zone is told none", () => {
	expect(optionsFor({ ...told, zoneForm: "none" })).not.toContain("TimeZone")
})

test.each([
	["Asia/Jakarta", 420, "Time=2026-11-23T06:28:05+07:00\r\n"],
	["Asia/Makassar", 480, "Time=2026-11-23T07:28:05+08:00\r\n"],
	["Asia/Jayapura", 540, "Time=2026-11-23T08:28:05+09:00\r\n"],
	["America/St_Johns", -210, "Time=2026-11-22T19:58:05-03:30\r\n"],
])("what time it is in %s", (zone, minutes, text) => {
	const now = Date.UTC(2026, 10, 22, 23, 28, 5, 900)
	expect(offsetMinutesAt(now, zone)).toBe(minutes)
	expect(timeFor(localIso(now, zone), minutes)).toBe(text)
})

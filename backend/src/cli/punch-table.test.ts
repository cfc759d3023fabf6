// A terminal's file and other makers' tables, line by line.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { punchTable, type TableOptions } from "./punch-table.ts"
import { type Encoding, fieldsOf, NotText, textLines } from "./text-lines.ts"
import { timeFormat } from "./time-format.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-table-"))
afterAll(() => rmSync(folder, { recursive: true }))

async function linesOf(content: string | Buffer, encoding: Encoding = "utf-8") {
	const file = join(folder, "file")
	writeFileSync(file, content)
	return Array.fromAsync(textLines(file, encoding))
}

async function read(content: string, options: TableOptions = {}) {
	const table = punchTable(options)
	if (!table.ok) return table.fault.message
	const [first, ...rest] = await linesOf(content)
	if (first === undefined) return []
	const wrong = table.value.begin(first)
	if (wrong !== undefined) return wrong.message
	const lines = table.value.hasHeader ? rest : [first, ...rest]
	return lines.map((line) => table.value.read(line)).filter((one) => one !== undefined)
}

const local = { year: 2026, month: 11, day: 23, hour: 7, minute: 28, second: 14 }

describe("attlog.dat", () => {
	test("padded numbers, tabs, line ends of Windows, an empty last line", async () => {
		const text =
			"     1001\t2026-11-23 07:28:14\t1\t15\t0\t0\r\n        7\t2026-11-23 07:28:14\t0\t1\t0\t0\r\n\r\n"
		expect(await read(text)).toEqual([
			{ line: 1, userId: "1001", local, isMinute: false, state: 1, verify: 15 },
			{ line: 2, userId: "7", local, isMinute: false, state: 0, verify: 1 },
		])
	})

	test.each([
		["cut within the time", "7\t2026-11-23 07:2"],
		["no time", "7"],
		["a state that is none", "7\t2026-11-23 07:28:14\tx\t1"],
		["a state beyond a byte", "7\t2026-11-23 07:28:14\t256\t1"],
		["a number too long", `${"7".repeat(25)}\t2026-11-23 07:28:14\t0\t1`],
	])("%s is told, and the next line is read", async (_, line) => {
		const told = await read(`${line}\n8\t2026-11-23 07:28:14\t0\t1\n`)
		expect(told).toMatchObject([
			{ line: 1, reason: "unreadable" },
			{ line: 2, userId: "8" },
		])
	})

	test("days that do not exist are read, for the office to refuse", async () => {
		expect(await read("7\t2026-02-30 25:61:61\t0\t1")).toMatchObject([{ local: { day: 30 } }])
	})
})

describe("a CSV", () => {
	test("by heading, with quotes, date and time apart, words for states", async () => {
		const text = 'Nama;No. ID;Tanggal;Jam;Status\n"Ndoen; Maria";"1001";23/11/2026;7:28;C/Out\n'
		const options = {
			...{ map: "user=No. ID,date=Tanggal,time=Jam,state=Status", header: true },
			...{ separator: "semicolon", format: "dd/MM/yyyy H:mm" },
		} as const
		expect(await read(text, options)).toEqual([
			{
				...{ line: 2, userId: "1001", local: { ...local, second: 0 }, isMinute: true },
				...{ state: 1, verify: 255 },
			},
		])
	})

	test("by number, one timestamp, no state", async () => {
		const options = { map: "user=2,time=1", format: "d/M/yy HH.mm.ss" }
		expect(await read("23/11/26 07.28.14,7\n", options)).toMatchObject([{ local, state: 255 }])
	})

	test.each([
		["no user", { map: "time=1" }, /--map user=1,time=2/],
		["a word nobody knows", { map: "user=1,time=2,who=3" }, /--map/],
		["twice", { map: "user=1,user=2,time=3" }, /--map/],
		["a heading without headings", { map: "user=Nama,time=2" }, /no column "Nama"/],
		["no day in the format", { map: "user=1,time=2", format: "HH:mm" }, /no format/],
		["no minute", { map: "user=1,time=2", format: "yyyy-MM-dd HH" }, /no format/],
		["two characters", { map: "user=1,time=2", separator: "||" }, /separator/],
	])("%s is refused with a sentence", async (_, options, sentence) => {
		expect(await read("1,2\n", options)).toMatch(sentence)
	})
})

test.each([
	['a,"b ""c"", d",e', ["a", 'b "c", d', "e"]],
	["a,,", ["a", "", ""]],
	['"a', undefined],
	['"a"b,c', undefined],
])("fields of %s", (text, fields) => {
	expect(fieldsOf(text, ",")).toEqual(fields)
})

test("a dot in a format is a dot, and what follows the time is no time", () => {
	expect(timeFormat("dd.MM.yyyy HH:mm")?.read("23.11.2026 07:28")).toBeDefined()
	expect(timeFormat("dd.MM.yyyy HH:mm")?.read("23x11x2026 07:28")).toBeUndefined()
	expect(timeFormat("dd.MM.yyyy HH:mm")?.read("23.11.2026 07:28 PM")).toBeUndefined()
})

test("text of another encoding is told, a mark at its beginning is not read", async () => {
	expect(await linesOf("\uFEFFa\r\nb")).toEqual([
		{ line: 1, text: "a" },
		{ line: 2, text: "b" },
	])
	const latin = Buffer.from("Nuñez\n", "latin1")
	expect(await linesOf(latin, "latin1")).toEqual([{ line: 1, text: "Nuñez" }])
	await expect(linesOf(latin)).rejects.toThrow(NotText)
	await expect(linesOf(Buffer.alloc(100_000, "a"))).rejects.toThrow("longer than")
})

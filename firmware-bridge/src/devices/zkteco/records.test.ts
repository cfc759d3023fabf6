// Rows, times and events as published, and what is refused.
import {
	instantOf,
	isPossible,
	terminalKey as keyOf,
	timeCodeOf,
} from "@hadir/shared/journal/terminal-punch.ts"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { punchOf } from "../../terminal-punch.ts"
import * as time from "./device-time.ts"
import { eventPunchOf } from "./events.ts"
import { cutRows, recordOf, recordSizeOf, usersOf } from "./records.ts"

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"))
const wall = (text: string) => {
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text
		.split(/[- :]/)
		.map(Number)
	return { year, month, day, hour, minute, second }
}

describe("a terminal's time", () => {
	test.each([
		["2018-06-25 17:50:35", "6bb36823"],
		["2018-06-25 16:09:38", "c29b6823"],
		["2024-08-17 07:58:03", "8bed2d2f"],
		["2024-08-17 17:02:44", "346d2e2f"],
		["2025-01-31 23:59:59", "7f9c0d30"],
	])("%s", (text, hex) => {
		const code = new DataView(bytes(hex).buffer).getUint32(0, true)
		expect(time.wallTimeOf(code)).toEqual(wall(text))
		expect(timeCodeOf(wall(text))).toBe(code)
	})

	test("six bytes of an event", () => {
		expect(time.wallTimeOfBytes(bytes("120619112905"))).toEqual(wall("2018-06-25 17:41:05"))
	})

	test("any second of the century there and back", () => {
		const seconds = fc.integer({
			min: Date.UTC(2000, 0) / 1000,
			max: Date.UTC(2099, 11, 31) / 1000,
		})
		fc.assert(
			fc.property(seconds, (second) => {
				const shown = time.wallTimeAt(second * 1000, "Asia/Jakarta")
				expect(time.wallTimeOf(timeCodeOf(shown))).toEqual(shown)
				expect(instantOf(shown, "Asia/Jakarta")).toBe(second * 1000)
			}),
		)
	})

	test("its zone makes it an instant: 7 hours in Jakarta, 9 in Jayapura", () => {
		const seven = wall("2026-11-23 07:00:00")
		expect(instantOf(seven, "Asia/Jakarta")).toBe(Date.UTC(2026, 10, 23, 0))
		expect(instantOf(seven, "Asia/Jayapura")).toBe(Date.UTC(2026, 10, 22, 22))
	})

	test.each([
		["2026-02-28 23:59:59", true],
		["2026-02-29 00:00:00", false],
		["2028-02-29 00:00:00", true],
		["2026-04-31 00:00:00", false],
		["2026-13-01 00:00:00", false],
		["2026-01-01 24:00:00", false],
		["2026-01-01 00:60:00", false],
		["2026-01-01 00:00:60", false],
	])("%s exists: %s", (text, exists) => {
		expect(isPossible(wall(text))).toBe(exists)
	})
})

describe("rows of the log", () => {
	const long = `0D00 39393931313133333300 ${"00".repeat(14)} 01 6BB36823 00 00000000FF000000`
	test.each([
		["8", bytes("0500018BED2D2F00"), 8, "time-first", { place: 5 }, "2024-08-17 07:58:03", 1, 0],
		[
			"8, MA300",
			bytes("050001018BED2D2F"),
			8,
			"state-first",
			{ place: 5 },
			"2024-08-17 07:58:03",
			1,
			1,
		],
		[
			"16",
			bytes("E9030000346D2E2F0102000000000000"),
			16,
			"time-first",
			{ id: "1001" },
			"2024-08-17 17:02:44",
			2,
			1,
		],
		["40", bytes(long), 40, "time-first", { id: "999111333" }, "2018-06-25 17:50:35", 1, 0],
		[
			"49",
			bytes(`${long}${"00".repeat(9)}`),
			49,
			"time-first",
			{ id: "999111333" },
			"2018-06-25 17:50:35",
			1,
			0,
		],
	] as const)("%s bytes", (_, row, size, order, user, text, verify, state) => {
		expect(row).toHaveLength(size)
		const localCode = timeCodeOf(wall(text))
		expect(recordOf(row, size, order)).toEqual({ user, localCode, verify, state })
	})

	test("the size is the table by its count, and no other is read", () => {
		for (const size of [8, 16, 40, 49]) {
			expect(recordSizeOf({ bytes: size * 605, count: 605 })).toEqual({ ok: true, value: size })
		}
		for (const [size, count] of [
			[41 * 3, 3],
			[40 * 3 + 1, 3],
			[0, 0],
			[40, 0],
			[0, 3],
		] as const) {
			expect(recordSizeOf({ bytes: size, count })).toMatchObject({
				ok: false,
				fault: { code: "record-size", message: expect.stringContaining(`${size} bytes`) },
			})
		}
	})

	test("a row that the end of a piece cuts is joined, wherever it is cut", () => {
		const table = Uint8Array.from({ length: 5 * 16 }, (_, at) => at)
		for (let at = 0; at <= table.length; at++) {
			const first = cutRows(new Uint8Array(), table.subarray(0, at), 16)
			const second = cutRows(first.held, table.subarray(at), 16)
			expect(Buffer.concat([...first.rows, ...second.rows])).toEqual(Buffer.from(table))
			expect(second.held).toHaveLength(0)
		}
	})
})

describe("rows of the users", () => {
	test("28 bytes; the password is not read", () => {
		const row = bytes("03000E34333231004255444900000000B64B640000010000EB030000")
		expect(usersOf(row, 1)).toEqual({
			ok: true,
			value: [
				{
					place: 3,
					user: {
						...{ userId: "1003", name: "BUDI", card: 6_572_982 },
						...{ privilege: "administrator", isDisabled: false },
					},
				},
			],
		})
	})

	test("72 bytes: the name ends at its zero, bit 0 disables, no card is no card", () => {
		const row = new Uint8Array(72)
		row.set([4, 0, 0b0011])
		row.set(new TextEncoder().encode("SITI\0AMAT"), 11)
		row.set(new TextEncoder().encode("199001012020121001"), 48)
		const user = { userId: "199001012020121001", name: "SITI" }
		expect(usersOf(row, 1)).toEqual({
			ok: true,
			value: [{ place: 4, user: { ...user, privilege: "enroller", isDisabled: true } }],
		})
	})

	test("another size is refused", () => {
		expect(usersOf(new Uint8Array(71), 1)).toMatchObject({ fault: { code: "record-size" } })
		expect(usersOf(new Uint8Array(), 0)).toEqual({ ok: true, value: [] })
	})
})

describe("events", () => {
	const told = "01 01 120619112905"
	const shown = { verify: 1, state: 1, local: wall("2018-06-25 17:41:05") }
	const text = `${Buffer.from("999111333").toString("hex")}${"00".repeat(15)}`
	test.each([
		[10, `E903${told}`, "1001"],
		[14, `E903${told}00000000`, "1001"],
		[12, `E9030100${told}`, "66537"],
		[32, `${text}${told}`, "999111333"],
		[36, `${text}${told}${"00".repeat(4)}`, "999111333"],
		[37, `${text}${told}${"00".repeat(5)}`, "999111333"],
		[52, `${text}${told}${"00".repeat(20)}`, "999111333"],
	])("%i bytes", (length, hex, userId) => {
		expect(bytes(hex)).toHaveLength(length)
		expect(eventPunchOf(bytes(hex))).toEqual({ ...shown, userId })
	})

	test("the bits above the state are no state", () => {
		expect(eventPunchOf(bytes("E903 01 11 120619112905"))).toMatchObject({ state: 1 })
	})

	test("any other length is not read", () => {
		const known = new Set([10, 12, 14, 32, 36, 37, 52])
		for (let length = 0; length < 80; length++) {
			expect(eventPunchOf(new Uint8Array(length)) !== undefined).toBe(known.has(length))
		}
	})
})

describe("punches", () => {
	const told = { serial: "A", userId: "7", local: wall("2026-11-23 07:28:14"), verify: 1, state: 0 }

	test("a key stays what it is: journals hold it", () => {
		expect(keyOf(told)).toBe("Wy-8oGhTBaWjO0tW4Qosg6pL")
	})

	test("another time, user, way or state is another punch; another terminal's clock is not asked", () => {
		const others = [
			{ ...told, local: wall("2026-11-23 07:28:15") },
			{ ...told, userId: "8" },
			{ ...told, verify: 2 },
			{ ...told, state: 1 },
		]
		expect(new Set([told, ...others].map(keyOf)).size).toBe(5)
		expect(keyOf({ ...told, state: 255 })).toBe(keyOf({ ...told, state: 15 }))
	})

	test("what was pressed and how is kept as it came, beside what it means", () => {
		const punch = punchOf({ ...told, verify: 4, state: 255 })
		expect(punch).toMatchObject({
			value: { verify: { raw: 4, meaning: "several" }, state: 255, userId: "7", serial: "A" },
		})
		expect(punchOf({ ...told, verify: 77 })).toMatchObject({
			value: { verify: { raw: 77, meaning: "unknown" } },
		})
	})

	test.each([
		["2000-01-01 00:00:00", "ghost-date"],
		["2000-12-31 00:00:00", "ghost-date"],
		["2063-05-01 00:00:00", "ghost-date"],
		["2026-02-30 00:00:00", "impossible-date"],
	])("%s is refused as %s", (text, code) => {
		expect(punchOf({ ...told, local: wall(text) })).toMatchObject({ ok: false, fault: { code } })
	})

	test("both sides of the ghosts, and a record without a user", () => {
		for (const text of ["2001-01-01 00:00:00", "2062-12-31 23:59:59"]) {
			expect(punchOf({ ...told, local: wall(text) }).ok).toBe(true)
		}
		expect(punchOf({ ...told, userId: "" })).toMatchObject({ fault: { code: "no-user-id" } })
	})
})

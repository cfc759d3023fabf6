import fc from "fast-check"
import { expect, test } from "vitest"
import { evaluatePerson } from "../domain/attendance/evaluate-person.ts"
import { at, calendar, personOf, policy } from "../domain/attendance/one-day.fixture.ts"
import { type MonthCsvRow, monthCsv } from "./month-csv.ts"

const mark = "\uFEFF"
const person = { nip: "198609262015051001", name: "Maria Goreti Ndoen", unit: "Dinas Kesehatan" }

function row(
	date: string,
	clocks: readonly string[],
	more: Partial<MonthCsvRow> = {},
): MonthCsvRow {
	const punches = clocks.map((clock) => ({ record: clock, second: at(clock), place: "Lobi" }))
	const now = { date: "2026-12-31", second: 0 }
	const span = { from: date, through: date }
	const [day] = evaluatePerson(personOf({ date, punches }), span, { policy, calendar, now })
	if (day === undefined) throw new Error("a day has one record")
	return { ...person, day, isUnconfirmed: true, ...more }
}

/** Our own reader of RFC 4180, so that the writer is not checked by itself. */
function read(text: string): string[][] {
	expect(text.startsWith(mark)).toBe(true)
	const lines: string[][] = [[]]
	let rest = text.slice(1)
	while (rest !== "") {
		const match = /^(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/.exec(rest)
		if (match === null) throw new Error(`not RFC 4180: ${JSON.stringify(rest.slice(0, 40))}`)
		lines.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "")
		if (match[3] === "\r\n") lines.push([])
		rest = rest.slice(match[0].length)
	}
	return lines.slice(0, -1)
}

function cells(given: MonthCsvRow): string[] {
	return read(monthCsv([given]))[1] ?? []
}

test("a late day, whole", () => {
	expect(cells(row("2026-11-04", ["07:52:09", "07:52:11", "16:01:00"]))).toEqual([
		"19860926 201505 1 001",
		"Maria Goreti Ndoen",
		"Dinas Kesehatan",
		"2026-11-04",
		"07:52:09",
		"16:01:00",
		"T1",
		"TM1",
		"22",
		"0",
		"428",
		"0,5",
		"BELUM DITETAPKAN",
		"Masuk 07:52:09, jadwal 07:30. TL1 (1–30 menit), potong 0,5 %.",
		"07:52:09 07:52:11 16:01:00",
	])
})

test.each([
	["2026-11-04", ["07:20:00", "16:00:00"], "H", "HN", "0", ""],
	["2026-11-04", ["08:12:40", "15:40:00"], "T2 P1", "TM2 PC1", "1,5", "BELUM DITETAPKAN"],
	["2026-11-04", ["07:20:00"], "–P", "PCM", "1,5", "BELUM DITETAPKAN"],
	["2026-11-04", ["16:00:00"], "–M", "TMM", "1,5", "BELUM DITETAPKAN"],
	["2026-11-04", [], "TK", "TK", "3", "BELUM DITETAPKAN"],
	["2026-12-25", ["10:00:00"], "L", "LN", "0", ""],
	["2026-11-22", [], "L", "LJ", "0", ""],
	["2027-01-04", [], "TJ", "", "0", ""],
])("%s %o is %s, %s", (date, clocks, code, simpegnas, cut, status) => {
	const line = cells(row(date, clocks))
	expect([line[6], line[7], line[11], line[12]]).toEqual([code, simpegnas, cut, status])
})

test("each heading stands over its own column", () => {
	const given = row("2026-11-04", ["08:12:40", "15:40:00"])
	const [headings = [], line = []] = read(monthCsv([given]))
	expect(headings).toHaveLength(line.length)
	expect(Object.fromEntries(headings.map((heading, at) => [heading, line[at]]))).toEqual({
		...{ NIP: "19860926 201505 1 001", Nama: person.name, OPD: person.unit },
		...{ Tanggal: "2026-11-04", Masuk: "08:12:40", Pulang: "15:40:00" },
		...{ Keadaan: "T2 P1", "Kode SIMPEGNAS": "TM2 PC1" },
		...{ "Menit terlambat": "42", "Menit pulang cepat": "20", "Menit kerja": "387" },
		...{ "Potongan %": "1,5", "Status potongan": "BELUM DITETAPKAN" },
		Alasan:
			"Masuk 08:12:40, jadwal 07:30. TL2 (31–60 menit), potong 1 %. Pulang 15:40:00, jadwal 16:00. PSW1 (1–30 menit), potong 0,5 %.",
		Ketukan: "08:12:40 15:40:00",
	})
})

test("once the amounts are confirmed nothing is marked", () => {
	expect(cells(row("2026-11-04", [], { isUnconfirmed: false }))[12]).toBe("")
})

test.each([
	["198609262015051001", "19860926 201505 1 001"],
	["199009132025242014", "19900913 202524 2 014"],
	["5371012609860001", "ID 5371012609860001"],
	["00123", "ID 00123"],
	["PTT-7", "PTT-7"],
])("number %s reads %s", (nip, text) => {
	expect(cells(row("2026-11-04", [], { nip }))[0]).toBe(text)
})

test("no cell starts a formula, and every text comes back (RFC 4180; ASVS 5.0, 1.2.10)", () => {
	const start = fc.constantFrom("", "=", "+", "-", "@", "\t", "\r", "\n", "\0", '"', ";", "'")
	const texts = fc.tuple(start, fc.string({ unit: "binary" })).map((parts) => parts.join(""))
	fc.assert(
		fc.property(texts, texts, (name, unit) => {
			const given = row("2026-11-04", ["07:20:00", "16:00:00"], { name, unit })
			const lines = read(monthCsv([given, given]))
			expect(lines.map(({ length }) => length)).toEqual([15, 15, 15])
			for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0]/)
			const [, readName, readUnit] = lines[2] ?? []
			expect([name, `'${name}`]).toContain(readName)
			expect([unit, `'${unit}`]).toContain(readUnit)
		}),
		{ numRuns: 1000 },
	)
})

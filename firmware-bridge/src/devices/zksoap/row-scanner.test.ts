// Rows as terminals write them, cut anywhere, bent, and cut off.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { clockOf, recordOf, userOf } from "./records.ts"
import { questions } from "./requests.ts"
import { decoded, maxHead, maxRow, type Row, RowScanner } from "./row-scanner.ts"

const head = '<?xml version="1.0" encoding="iso8859-1" standalone="no"?>'
const answer = (inner: string) => `${head}<GetAttLogResponse>${inner}</GetAttLogResponse>\r\n`
/** As Solution X100-C writes it; the DateTime of the manual's example. */
const published =
	"<Row><PIN>1</PIN><DateTime>2016-01-01 07:00:00</DateTime><Verified>1</Verified><Status>0</Status><WorkCode>0</WorkCode></Row>"

function scan(chunks: readonly string[], name = "GetAttLogResponse") {
	const scanner = new RowScanner(name)
	const rows: Row[] = []
	for (const chunk of chunks) {
		const taken = scanner.take(chunk)
		if (!taken.ok) return { rows, fault: taken.fault.code, isWhole: scanner.isWhole }
		rows.push(...taken.value)
	}
	return { rows, isWhole: scanner.isWhole, notes: scanner.notes }
}

function cut(text: string, lengths: readonly number[]): string[] {
	const chunks: string[] = []
	for (let at = 0, turn = 0; at < text.length; turn++) {
		const length = lengths[turn % lengths.length] ?? 1
		chunks.push(text.slice(at, at + length))
		at += length
	}
	return chunks
}

const pairs = (row: Row | undefined) => (row?.kind === "fields" ? [...row.fields] : undefined)
const name = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,8}$/)
const plain = fc.stringMatching(/^[!-;=?-~]([ -;=?-~]{0,18}[!-;=?-~])?$/)
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
const anyRow = fc.uniqueArray(fc.tuple(name, plain), {
	...{ minLength: 1, maxLength: 6, selector: ([key]: readonly [string, string]) => key },
})
const rowOf = (fields: readonly (readonly [string, string])[]) =>
	`<Row>${fields.map(([key, text]) => `<${key}>${escaped(text)}</${key}>`).join("")}</Row>`
const cuts = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 20 })

describe("what terminals write", () => {
	test("a row of a log", () => {
		const { rows, isWhole } = scan([answer(`\r\n${published}\r\n`)])
		expect(isWhole).toBe(true)
		expect(rows.map(recordOf)).toEqual([
			{
				...{ userId: "1", verify: 1, state: 0 },
				local: { year: 2016, month: 1, day: 1, hour: 7, minute: 0, second: 0 },
			},
		])
	})

	test.each([
		["nothing between the tags", answer("")],
		["an empty tag", `${head}<GetAttLogResponse/>`],
		["a result", answer("<Result>0</Result><Information>No data!</Information>")],
		[
			"a result in a row",
			answer("<Row><Result>1</Result><Information>No data!</Information></Row>"),
		],
	])("an empty log as %s", (_, text) => {
		expect(scan([text])).toMatchObject({ rows: [], isWhole: true })
	})

	test("a SOAP envelope around it, fields with attributes, empty fields, spaces", () => {
		const row = '<Row a="1"> <PIN xsi:type="xsd:integer"> 7 </PIN>\n<Card/><Name></Name></Row>'
		const { rows } = scan([`<soap:Envelope><soap:Body>${answer(row)}</soap:Body></soap:Envelope>`])
		expect(pairs(rows[0])).toEqual([
			["PIN", "7"],
			["Card", ""],
			["Name", ""],
		])
	})

	test("a clock, and a user whose password is not read", () => {
		const date = "<Row><Date>2026-11-23</Date><Time>07:28:14</Time></Row>"
		const [clock] = scan([`<GetDateResponse>${date}</GetDateResponse>`], "GetDateResponse").rows
		expect(clock && clockOf(clock)).toMatchObject({ day: 23, hour: 7, second: 14 })
		const user =
			"<Row><PIN>3</PIN><Name>BUDI &amp; SITI</Name><Password>4321</Password><Group>1</Group><Privilege>14</Privilege><Card>6572982</Card><PIN2>1003</PIN2></Row>"
		const [row] = scan([answer(user)]).rows
		expect(row && userOf(row)).toEqual({
			...{ userId: "1003", name: "BUDI & SITI", card: 6_572_982 },
			...{ privilege: "administrator", isDisabled: false },
		})
	})

	test.each([
		["&lt;a&gt; &amp; &quot;b&apos;", "<a> & \"b'"],
		["&#65;&#x42;", "AB"],
		["&#0; &#x110000; &nbsp;", "&#0; &#x110000; &nbsp;"],
		[Buffer.from("Müller", "utf8").toString("latin1"), "Müller"],
		["M\u00fcller", "Müller"],
	])("%s", (letters, text) => {
		expect(decoded(letters)).toBe(text)
	})

	test.each([
		["no time", "<Row><PIN>1</PIN><Verified>1</Verified><Status>0</Status></Row>"],
		["another time", published.replace("2016-01-01", "01/01/2016")],
		["a word for a number", published.replace("<Status>0", "<Status>in")],
		["a row in a row", `<Row>${published}</Row>`],
		["an id too long", published.replace("<PIN>1", `<PIN>${"1".repeat(25)}`)],
	])("a row with %s is no record", (_, text) => {
		expect(scan([answer(text)]).rows.map(recordOf)).toContain(undefined)
	})

	test("no question writes or clears", () => {
		const bodies = Object.values(questions).map((ask) => ask(12).body)
		expect(bodies.map((body) => /^<(\w+)>/.exec(body)?.[1])).toEqual([
			...["GetDate", "GetAttLog", "GetAllUserInfo"],
		])
		expect(bodies[1]).toBe(
			'<GetAttLog><ArgComKey xsi:type="xsd:integer">12</ArgComKey><Arg><PIN xsi:type="xsd:integer">All</PIN></Arg></GetAttLog>',
		)
	})
})

describe("the stream", () => {
	test("any rows, cut anywhere, are read back", () => {
		const rows = fc.array(anyRow, { maxLength: 12 })
		fc.assert(
			fc.property(rows, cuts, (wanted, lengths) => {
				const scanned = scan(cut(answer(wanted.map(rowOf).join("\r\n")), lengths))
				const told = wanted.filter((fields) => fields.every(([key]) => key !== "Information"))
				expect(scanned.rows.map(pairs)).toEqual(told)
				expect(scanned.isWhole).toBe(true)
			}),
		)
	})

	test("cut off anywhere it is not whole, and tells no row that was not", () => {
		const whole = answer([published, published.replace("<PIN>1", "<PIN>2")].join("\r\n"))
		const end = whole.indexOf("</GetAttLogResponse>") + "</GetAttLogResponse>".length
		for (let length = 0; length < end; length++) {
			const scanned = scan([whole.slice(0, length)])
			expect(scanned.isWhole).toBe(false)
			expect(scanned.rows.map(recordOf)).not.toContain(undefined)
		}
	})

	test("garbage in one row costs that row", () => {
		const odd = published.replace("<Verified>1</Verified>", "\u0000\u0017<Veri")
		const { rows, isWhole } = scan([answer(published + odd + published)])
		expect(rows.map(({ kind }) => kind)).toEqual(["fields", "odd", "fields"])
		expect(isWhole).toBe(true)
	})

	test.each([
		["a web page", "<!DOCTYPE html><html><body>Sign in</body></html>", "not-a-terminal"],
		["something long", "x".repeat(maxHead), "not-a-terminal"],
		["a row without an end", `<GetAttLogResponse><Row>${"x".repeat(maxRow)}`, "row-too-long"],
		["letters between rows", `<GetAttLogResponse>${published}letters`, "garbled"],
	])("%s is a fault", (_, text, fault) => {
		expect(scan([text]).fault).toBe(fault)
		expect(scan([...text]).fault).toBe(fault)
	})

	test("nothing throws, and no answer is told that was not written", () => {
		const piece = fc.oneof(
			fc.string({ maxLength: 60, unit: "binary-ascii" }),
			fc.constantFrom("<GetAttLogResponse>", "</GetAttLogResponse>", "<Row>", "</Row>", published),
		)
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), cuts, (pieces, lengths) => {
				const text = pieces.join("")
				const scanned = scan(cut(text, lengths))
				const rows = text.split("</Row>").length - 1
				expect(scanned.rows.length).toBeLessThanOrEqual(rows)
				if (scanned.isWhole) expect(text).toContain("</GetAttLogResponse>")
			}),
		)
	})
})

// Whatever a terminal calls its users, a list of them opens as text and reads back as it was.
import { expect, test } from "vitest"
import { csvField, plainCell, safeCell } from "./spreadsheet-text.ts"

test.each([
	["1001", "1001"],
	["BUDI", "BUDI"],
	["MARIA G. NDOEN", '"MARIA G. NDOEN"'],
	['BUDI, "S.E."', '"BUDI, ""S.E."""'],
	["#5", '"#5"'],
	["=1+1", `"'=1+1"`],
	["+62", `"'+62"`],
	["-5", `"'-5"`],
	["@dinas", `"'@dinas"`],
	["\t=1", `"'=1"`],
	["two\r\nlines", '"two  lines"'],
	["", '""'],
])("%j stands as %s", (text, field) => {
	expect(csvField(text)).toBe(field)
})

test.each(["1001", "=1+1", "-5", "'quoted'", "O'Neill"])("%s is read back", (text) => {
	expect(plainCell(safeCell(text))).toBe(text)
})

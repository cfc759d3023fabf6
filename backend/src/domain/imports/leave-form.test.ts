// A list of letters as offices keep it: parts of a day, and what the law asks of some kinds.
import { describe, expect, test } from "vitest"
import { leaveForm } from "./leave-form.ts"
import { type Cell, emptyCell } from "./sheet.ts"

const text = (words: string): Cell => ({ kind: "text", text: words })
function read(cells: Readonly<Record<string, string>>) {
	const complaints: string[] = []
	const given: Readonly<Record<string, string>> = {
		...{ nip: "198609262015051001", kind: "DL", from: "2026-11-02", letter: "090/1" },
		...cells,
	}
	const row = leaveForm.read(
		(field) => (given[field] === undefined ? emptyCell : text(given[field])),
		(why) => complaints.push(why),
	)
	return { row, complaints }
}

test("a whole day says no part", () => {
	const { row, complaints } = read({})
	expect(complaints).toEqual([])
	expect(row).not.toHaveProperty("part")
})

describe("a part of the day", () => {
	test("has a beginning and an end", () => {
		expect(read({ start: "08:00", end: "10.30" })).toMatchObject({
			...{ row: { part: { from: 480, until: 630 } }, complaints: [] },
		})
	})

	test.each([
		["one of both", { start: "08:00" }, /keduanya untuk sebagian hari/],
		["an end before it", { start: "10:00", end: "08:00" }, /harus sesudah Dari jam/],
		["what is no time", { start: "pagi", end: "10:00" }, /Dari jam "pagi" bukan jam/],
	])("%s is told", (_, cells, words) => {
		expect(read(cells).complaints).toEqual([expect.stringMatching(words)])
	})

	test("two parts of a day are two rows, the same part twice is one", () => {
		const keyOf = (start: string) => leaveForm.keyOf(read({ start, end: "15:00" }).row)
		expect(keyOf("08:00")).not.toBe(keyOf("09:00"))
		expect(keyOf("08:00")).toBe(keyOf("8:00"))
	})
})

test("child, doctor and pilgrimage as they are written", () => {
	expect(read({ child: "3", paper: "Dokter Pemerintah", pilgrimage: "ya" }).row).toMatchObject({
		...{ child: 3, paper: "governmentDoctor", isFirstPilgrimage: true },
	})
	expect(read({ child: "", paper: "", pilgrimage: "tidak" }).row).not.toHaveProperty("child")
	expect(read({ child: "kembar", paper: "bidan", pilgrimage: "mungkin" }).complaints).toEqual([
		expect.stringMatching(/Anak ke "kembar"/),
		expect.stringMatching(/Surat dokter "bidan"/),
		expect.stringMatching(/Haji pertama "mungkin"/),
	])
})

import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import type { CarriedMessage } from "../usecases/carry-journal.ts"
import { carriedFileName, stickSentence, writeCarriedFile } from "./carried-file.ts"

const stick = mkdtempSync(join(tmpdir(), "hadir-stick-"))
afterAll(() => rmSync(stick, { recursive: true }))

function* messages(most: number): Generator<CarriedMessage> {
	for (let n = 0; n < most; n++) yield { kind: "batch", bytes: Buffer.from(`batch ${n}`) }
	throw Object.assign(new Error("write"), { code: "ENOSPC" })
}

test("a stick that fills up keeps no half of a file, and is told so", () => {
	const file = carriedFileName(stick, "BCDFGH", 0)
	expect(() => writeCarriedFile(file, "BCDFGH", messages(3))).toThrow("write")
	expect(readdirSync(stick)).toEqual([])
})

test.each([
	["ENOSPC", /the disk is full\. Make room on the stick/],
	["EROFS", /its file system is read-only/],
	["EIO", /it cannot be written in \(EIO\)/],
])("a stick that answers %s", (code, sentence) => {
	expect(stickSentence("/media/usb/x.hadir", Object.assign(new Error(), { code }))).toMatch(
		sentence,
	)
})

// A carried file as the office reads it: as it was written, cut, or with a bit of it flipped.
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readCarried } from "@hadir/backend/cli/read-carried.ts"
import { writeCarriedFile } from "@hadir/kiosk/cli/carried-file.ts"
import { afterAll, expect, test } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "hadir-stick-"))
const file = join(folder, "carried.hadir")
const messages = [40, 90].map(
	(length) => ({ kind: "batch", bytes: Buffer.alloc(length, 7) }) as const,
)
writeCarriedFile(file, "BCDFGH", messages)
const whole = readFileSync(file)
afterAll(() => rmSync(folder, { recursive: true }))

test("whole: its messages", () => {
	expect(readCarried(whole)).toMatchObject({ kiosk: "BCDFGH", messages: [{}, {}] })
})

test("written by the first release, without a digest: its messages", () => {
	const text = whole.toString().replace(/,"sha256":"\w+"/, "")
	expect(readCarried(Buffer.from(text))).toMatchObject({ messages: [{}, {}] })
})

test("cut anywhere behind its first line: pulled out too early", () => {
	const from = whole.indexOf("\n") + 1
	for (let length = from; length < whole.length - 1; length++) {
		const read = readCarried(whole.subarray(0, length))
		expect(read, `${length} bytes`).toMatch(/pulled out too early/)
	}
})

test("any bit flipped: never taken, and not blamed on a hand that pulled the stick", () => {
	for (let at = 0; at < whole.length - 1; at++) {
		for (const bit of [0, 1, 6]) {
			const flipped = Buffer.from(whole)
			flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
			expect(readCarried(flipped), `byte ${at}, bit ${bit}`).toMatch(/is damaged/)
		}
	}
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { checkHouse } from "./check-house.ts"

let root: string

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "hadir-house-"))
	for (const folder of ["shared", "firmware-bridge", "kiosk", "backend", "scripts"]) {
		mkdirSync(join(root, folder))
	}
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test.each([
	["a file of 300 lines", "//\n".repeat(300), 0],
	["a file of 301 lines", "//\n".repeat(301), 1],
	["a mocked module", 'vi.mock("./clock.ts")\n', 1],
	["a mark that hides a line from coverage", "/* v8 ignore next */\n", 1],
	["a silenced compiler", "// @ts-expect-error\n", 1],
	["a silenced linter", "// biome-ignore lint: later\n", 1],
	["a test that leaves out the others", 'test.only("x", run)\n', 1],
])("%s", (_, text, findings) => {
	writeFileSync(join(root, "kiosk", "file.ts"), text)
	expect(checkHouse(root)).toHaveLength(findings)
})

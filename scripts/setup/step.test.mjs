import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { digest, isStamped, runQuietly, SetupFailure, stamp } from "./step.mjs"

let folder

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-step-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe("a stamp says that a step is done for exactly these inputs", () => {
	test("nothing is stamped at first; then it is, until an input changes", () => {
		const file = join(folder, "deep", "down", ".stamp")
		const value = digest("lock file", "24", "x64")
		expect(isStamped(file, value)).toBe(false)
		stamp(file, value)
		expect(isStamped(file, value)).toBe(true)
		expect(isStamped(file, digest("lock file", "24", "arm64"))).toBe(false)
	})

	test("inputs do not run into each other", () => {
		expect(digest("ab", "c")).not.toBe(digest("a", "bc"))
		expect(digest("a", "b")).toBe(digest("a", Buffer.from("b")))
	})
})

describe("a program run quietly", () => {
	const node = (script) => runQuietly(process.execPath, ["-e", script])

	test("gives its output when it ends well", async () => {
		expect(await node("console.log('done')")).toBe("done\n")
	})

	test("shows what it said when it fails, whole enough to act on", async () => {
		const failure = node("console.error('no space left'); process.exit(3)")
		await expect(failure).rejects.toThrow(SetupFailure)
		await expect(failure).rejects.toThrow(/ended with 3:\nno space left$/)
	})

	test("says so when it cannot even be started", async () => {
		await expect(runQuietly("no-such-program", [])).rejects.toThrow(/could not be started/)
	})
})

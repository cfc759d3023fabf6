import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { lockFolder } from "./folder-lock.ts"

let folder: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-lock-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test("a second holder is refused with what to do, and welcome once the first lets go", () => {
	const unlock = lockFolder(folder)
	expect(() => lockFolder(folder)).toThrow(/Another Hadir process works on/)
	unlock()
	lockFolder(folder)()
})

test("a process that is killed lets go", async () => {
	const module = join(import.meta.dirname, "folder-lock.ts")
	const script = `import { lockFolder } from ${JSON.stringify(module)}
		lockFolder(${JSON.stringify(folder)})
		console.log("locked")
		setInterval(() => {}, 1000)`
	const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
		stdio: ["ignore", "pipe", "inherit"],
	})
	await once(child.stdout, "data")
	expect(() => lockFolder(folder)).toThrow(/Another Hadir process/)
	child.kill("SIGKILL")
	await once(child, "exit")
	lockFolder(folder)()
})

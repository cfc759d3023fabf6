// Faults of a serial line that need no device; a real line is in scripts/system-tests.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { serialPort } from "./serial-port.ts"

let folder: string
const events = { onBytes: () => undefined, onClosed: () => undefined }

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-serial-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test("a reader that is not plugged in is absent, and its path is named", async () => {
	const path = join(folder, "tty-none")
	expect(await serialPort({ path, baudRate: 115_200 })(events)).toMatchObject({
		ok: false,
		fault: { code: "absent", message: expect.stringContaining(`${path} is not there`) },
	})
})

test("what is no serial line has failed, and its path is named", async () => {
	const path = join(folder, "file")
	writeFileSync(path, "")
	expect(await serialPort({ path, baudRate: 115_200 })(events)).toMatchObject({
		ok: false,
		fault: { code: "failed", message: expect.stringContaining(path) },
	})
})

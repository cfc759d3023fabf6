import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { UnusableSettings } from "@hadir/shared/settings.ts"
import { afterAll, expect, test } from "vitest"
import { lockFolder } from "./folder-lock.ts"
import { makeFolder } from "./make-folder.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-folder-"))
afterAll(() => rmSync(folder, { recursive: true }))

test("a folder is made with those it lies in, for its owner alone; one that is there stays", () => {
	const deep = join(folder, "a/b/c")
	makeFolder(deep, "HADIR_DATA")
	expect(statSync(deep).mode & 0o777).toBe(0o700)
	mkdirSync(join(deep, "kept"))
	makeFolder(deep, "HADIR_DATA")
	expect(statSync(join(deep, "kept")).isDirectory()).toBe(true)
})

test.each([
	["where no folder can be made", "/proc/hadir/deep/down", /no folder can be made there/],
	["under a file", join(folder, "file/below"), /a part of its path is a file/],
	["that is a file", join(folder, "file"), /there is a file of that name/],
])("a folder %s is refused at once, with what to set", (_, path, why) => {
	writeFileSync(join(folder, "file"), "")
	for (const open of [() => makeFolder(path, "HADIR_DATA"), () => lockFolder(path)]) {
		expect(open).toThrow(UnusableSettings)
		expect(open).toThrow(why)
		expect(open).toThrow(/Set HADIR_DATA to a folder/)
	}
})

test("a folder that takes no files is no busy one", () => {
	expect(() => lockFolder("/proc/self")).toThrow(UnusableSettings)
})

// parts: root
// An office whose disk is full when it is to start, on a small file system of its own.
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { readConfig } from "@hadir/backend/config.ts"
import { openOfficeStores } from "@hadir/backend/office-stores.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { root } from "./city.ts"

let folder: string
let data: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-full-"))
	execFileSync("mount", ["-t", "tmpfs", "-o", "size=48m", "none", folder])
	data = join(folder, "data")
})
afterEach(() => {
	execFileSync("umount", [folder])
	rmSync(folder, { recursive: true })
})

async function start(): Promise<string> {
	const config = readConfig({ HADIR_DATA: data, HADIR_LOG: "silent" }, root)
	if (!config.ok) throw new Error(config.fault.message)
	try {
		const stores = await openOfficeStores(config.value, () => undefined)
		await stores.close()
		return "starts"
	} catch (cause) {
		return String(cause)
	}
}

/** Whatever is free is taken, to the last page. */
function fill(name: string): void {
	const file = join(folder, name)
	for (let bytes = 1 << 22; bytes >= 4_096; bytes /= 2) {
		for (;;) {
			const { bavail, bsize } = statfsSync(folder)
			if (bavail * bsize < bytes) break
			writeFileSync(file, Buffer.alloc(bytes, 1), { flag: "a" })
		}
	}
}

test("the ballast gives room to start; without one the disk is named, not the folder", async () => {
	expect(await start()).toBe("starts")
	writeFileSync(join(data, "ballast"), Buffer.alloc(20 << 20, 1))
	fill("full")
	expect(await start()).toBe("starts")
	expect(existsSync(join(data, "ballast")), "it was given up").toBe(false)
	fill("full-again")
	const said = await start()
	expect(said).toMatch(/disk of .* is full|the disk is full\. Make room there/)
	expect(said).not.toContain("Set HADIR_DATA")
	truncateSync(join(folder, "full-again"), 0)
	expect(await start(), "and starts once there is room").toBe("starts")
})

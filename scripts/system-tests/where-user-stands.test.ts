// Relative paths count from where the user stands, wherever npm runs the program; data does not move with it.
import { spawn } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { root } from "./city.ts"
import { KeptOffice } from "./kept-office.ts"

let office: KeptOffice
let standing: string

beforeEach(async () => {
	office = await KeptOffice.make()
	standing = realpathSync(mkdtempSync(join(tmpdir(), "hadir-standing-")))
})
afterEach(async () => {
	await office.close()
	rmSync(standing, { recursive: true })
})

/** As people type it: npm, from their own folder. */
function npm(cwd: string, args: readonly string[], environment: Record<string, string>) {
	// What npm told the test's own run must not answer for the one that is started here.
	const inherited = Object.entries(process.env).filter(([key]) => !/^npm_|^INIT_CWD$/i.test(key))
	const all = ["--prefix", root, "run", "-s", "hadir", "--", ...args]
	const child = spawn("npm", all, {
		env: { ...Object.fromEntries(inherited), ...environment },
		stdio: ["ignore", "pipe", "pipe"],
		cwd,
	})
	let said = ""
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk) => {
			said += chunk
		})
	}
	return new Promise<string>((done) => child.once("close", (code) => done(`${code} ${said}`)))
}

test("what is read and written by name lies where the user stands", async () => {
	const month = ["export", "--month", "2026-11", "-o", "november.csv"]
	expect(await npm(standing, month, { HADIR_DATA: office.data })).toMatch(/^0 .*november\.csv$/m)
	expect(existsSync(join(standing, "november.csv"))).toBe(true)
	const verified = await npm(office.data, ["journal", "verify", "journal.db"], {})
	expect(verified).toMatch(/^0 .*all hold/)
	const named = await npm(join(office.data, ".."), ["journal", "heads"], {
		HADIR_DATA: office.data.slice(office.data.lastIndexOf("/") + 1),
	})
	expect(named).toMatch(/^0 /)
	const policy = { HADIR_DATA: office.data, HADIR_POLICY: "kota.json" }
	expect(await npm(standing, month, policy)).toContain(join(standing, "kota.json"))
})

test("without HADIR_DATA the data lies in Hadir's own folder, not where the user stands", async () => {
	mkdirSync(join(standing, "data"))
	const said = await npm(standing, ["backup"], {})
	expect(said).toContain(`The office does not run on ${join(root, "data")}.`)
})

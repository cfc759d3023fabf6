// The plugin as biome.json sets it, on files that break it.
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { z } from "zod"
import { root } from "./run-checks.ts"

const settings = z
	.looseObject({ plugins: z.array(z.looseObject({ path: z.string() })) })
	.parse(JSON.parse(readFileSync(join(root, "biome.json"), "utf8")))

const forbidden = [
	"Date.now()",
	"(now = Date.now) => now()",
	"new Date()",
	"Date()",
	"Math.random()",
	"performance.now()",
	"process.hrtime.bigint()",
	"Temporal.Now.instant()",
	"crypto.randomUUID()",
	"crypto.randomBytes(16)",
	"randomUUID()",
	"randomBytes(16)",
	"globalThis.crypto.getRandomValues(new Uint8Array(1))",
]
const allowed = ["new Date(5)", "Date.parse(text)", "Math.round(x)", "performance"]

let folder: string
let said: Map<string, number>

/** Each use in a file of its own. */
const places = [
	...forbidden.map((use, i) => [`kiosk/src/domain/forbidden-${i}.ts`, use] as const),
	...allowed.map((use, i) => [`kiosk/src/domain/allowed-${i}.ts`, use] as const),
	["backend/src/domain/attendance/day.ts", "Date.now()"],
	["shared/src/journal/record.ts", "Date.now()"],
	["shared/src/journal/record.test.ts", "Date.now()"],
	["kiosk/src/status/clock.ts", "Date.now()"],
] as const

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-plugin-"))
	const plugins = settings.plugins.map((plugin) => ({ ...plugin, path: join(root, plugin.path) }))
	write("biome.json", JSON.stringify({ plugins, linter: { rules: { preset: "none" } } }))
	for (const [file, use] of places) write(file, `export const it = ${use}\n`)
	const biome = join(root, "node_modules/@biomejs/biome/bin/biome")
	const args = [biome, "lint", "--max-diagnostics=none", "--colors=off"]
	const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" })
	const files = [...stderr.matchAll(/^(\S+):\d+:\d+ plugin/gm)].map(([, file]) => file ?? "")
	said = new Map(files.map((file) => [file, files.filter((other) => other === file).length]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(file: string, text: string): void {
	mkdirSync(dirname(join(folder, file)), { recursive: true })
	writeFileSync(join(folder, file), text)
}

describe("no clock and no chance in pure code", () => {
	test.each(forbidden.map((use, i) => [use, i]))("%s is refused in a domain", (_, i) => {
		expect(said.has(`kiosk/src/domain/forbidden-${i}.ts`)).toBe(true)
	})

	test.each(allowed.map((use, i) => [use, i]))("%s is a value like another", (_, i) => {
		expect(said.has(`kiosk/src/domain/allowed-${i}.ts`)).toBe(false)
	})

	test.each([
		["backend/src/domain/attendance/day.ts", true],
		["shared/src/journal/record.ts", true],
		["shared/src/journal/record.test.ts", false],
		["kiosk/src/status/clock.ts", false],
	])("in %s: %s", (file, isRefused) => {
		expect(said.has(file)).toBe(isRefused)
	})
})

// Each wall of the house, broken once in a small house of its own.
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { checkImports } from "./check-imports.ts"
import { importRules } from "./import-rules.ts"

type Tree = Readonly<Record<string, string>>

const libraries = ["zod", "vitest", "serialport", "express", "undeclared"]
const sound: Tree = {
	"package.json": manifest("house", {}, { vitest: "1" }),
	"shared/package.json": manifest("@hadir/shared", { zod: "1" }),
	"firmware-bridge/package.json": manifest("@hadir/firmware-bridge", { serialport: "1" }),
	"kiosk/package.json": manifest("@hadir/kiosk", { zod: "1", express: "1", serialport: "1" }),
	"backend/package.json": manifest("@hadir/backend", { zod: "1", express: "1" }),
	"shared/src/wire/hello.ts":
		'import { createHash } from "node:crypto"\nimport { z } from "zod"\nexport const hello = [z, createHash]',
	"shared/src/wire/hello.test.ts":
		'import { readFileSync } from "node:fs"\nimport { test } from "vitest"\nimport { hello } from "./hello.ts"\ntest(hello, readFileSync)',
	"firmware-bridge/src/ports/serial-port.ts":
		'import { SerialPort } from "serialport"\nexport const port = SerialPort',
	"firmware-bridge/src/devices/one/frame.ts": "export const frame = 1",
	"firmware-bridge/src/devices/two/frame.ts": "export const frame = 2",
	"firmware-bridge/src/devices/two/driver.ts":
		'import { frame } from "./frame.ts"\nexport const driver = frame',
	"firmware-bridge/src/registry.ts":
		'import { port } from "./ports/serial-port.ts"\nimport { frame } from "./devices/one/frame.ts"\nimport { driver } from "./devices/two/driver.ts"\nexport const all = [port, frame, driver]',
	"firmware-bridge/emulators/one/chip.ts": 'import "node:events"\nexport const chip = 1',
	"firmware-bridge/src/devices/one/frame.test.ts":
		'import { chip } from "../../../emulators/one/chip.ts"\nimport { frame } from "./frame.ts"\nexport const both = [chip, frame]',
	"kiosk/src/domain/repeat.ts":
		'import type { hello } from "@hadir/shared/wire/hello.ts"\nexport type Repeat = typeof hello',
	"kiosk/src/usecases/take.ts":
		'import { createHash } from "node:crypto"\nimport type { Repeat } from "../domain/repeat.ts"\nexport const take = (r: Repeat) => [r, createHash]',
	"kiosk/src/journal/file.ts":
		'import "node:fs"\nimport { take } from "../usecases/take.ts"\nexport const file = take',
	"kiosk/src/screen/server.ts": 'import express from "express"\nexport const server = express',
	"kiosk/src/screen/page/main.ts": "export const page = 1",
	"kiosk/src/config.ts": "export const config = 1",
	"kiosk/src/daemon.ts": "export const daemon = 1",
	"kiosk/src/main.ts":
		'import { all } from "@hadir/firmware-bridge/registry.ts"\nimport { config } from "./config.ts"\nimport { daemon } from "./daemon.ts"\nimport { file } from "./journal/file.ts"\nimport { server } from "./screen/server.ts"\nexport const main = [all, config, daemon, file, server]',
	"kiosk/src/cli/show.ts": 'import { file } from "../journal/file.ts"\nexport const show = file',
	"backend/src/domain/day.ts": 'import { z } from "zod"\nexport const day = z',
	"backend/src/pages/main.tsx":
		'import { hello } from "@hadir/shared/wire/hello.ts"\nexport const page = hello',
	"backend/src/main.ts": 'import { day } from "./domain/day.ts"\nexport const main = day',
	"scripts/setup/step.mjs": 'import "node:fs"\nexport const step = 1',
	"scripts/start.ts":
		'import { main } from "../kiosk/src/main.ts"\nimport { day } from "../backend/src/domain/day.ts"\nexport const start = [main, day]',
}

const unused = (path: string) => `import * as it from "${path}"\nexport const used = it`
const sharedHello = "@hadir/shared/wire/hello.ts"

const breaches: readonly (readonly [rule: string, file: string, text: string])[] = [
	["ground-floor", "shared/src/wire/hello.ts", unused("node:fs")],
	["arrows-go-down", "shared/src/wire/hello.test.ts", unused("@hadir/kiosk/config.ts")],
	["bridge-knows-shared-only", "firmware-bridge/src/registry.ts", unused("@hadir/kiosk/config.ts")],
	["halves-never-meet", "kiosk/src/main.ts", unused("@hadir/backend/domain/day.ts")],
	["office-knows-no-devices", "backend/src/main.ts", unused("@hadir/firmware-bridge/registry.ts")],
	["nothing-imports-scripts", "kiosk/src/main.ts", unused("../../scripts/start.ts")],
	["set-up-stands-alone", "scripts/setup/step.mjs", unused("zod")],
	["domain-is-pure", "kiosk/src/domain/repeat.ts", unused("node:crypto")],
	["domain-is-pure", "backend/src/domain/day.ts", unused("express")],
	["domain-is-pure", "kiosk/src/domain/repeat.ts", unused("../usecases/take.ts")],
	["usecases-know-no-adapter", "kiosk/src/usecases/take.ts", unused("../journal/file.ts")],
	["usecases-know-no-adapter", "kiosk/src/usecases/take.ts", unused("node:fs")],
	["adapters-are-strangers", "kiosk/src/journal/file.ts", unused("../screen/server.ts")],
	["adapters-are-strangers", "kiosk/src/journal/file.ts", unused("../config.ts")],
	["cli-starts-no-main", "kiosk/src/cli/show.ts", unused("../main.ts")],
	["cli-starts-no-main", "kiosk/src/cli/show.ts", unused("../daemon.ts")],
	["pages-know-the-wire-only", "backend/src/pages/main.tsx", unused("express")],
	["pages-know-the-wire-only", "backend/src/pages/main.tsx", unused("../domain/day.ts")],
	["nothing-imports-pages", "backend/src/main.ts", unused("./pages/main.tsx")],
	["screen-page-runs-in-a-browser", "kiosk/src/screen/page/main.ts", unused("node:fs")],
	["one-importer-of-serialport", "kiosk/src/main.ts", unused("serialport")],
	[
		"emulators-share-no-code",
		"firmware-bridge/emulators/one/chip.ts",
		unused("../../src/registry.ts"),
	],
	[
		"product-knows-no-emulator",
		"kiosk/src/main.ts",
		unused("@hadir/firmware-bridge/emulators/one/chip.ts"),
	],
	["frames-are-pure", "firmware-bridge/src/devices/one/frame.ts", unused("node:buffer")],
	["devices-are-strangers", "firmware-bridge/src/devices/two/driver.ts", unused("../one/frame.ts")],
	["no-test-code-in-the-product", "kiosk/src/main.ts", unused("./main.test.ts")],
	["declared-libraries", "kiosk/src/main.ts", unused("undeclared")],
	["no-tools-in-the-product", "kiosk/src/main.ts", unused("vitest")],
	["everything-resolves", "kiosk/src/main.ts", unused("./gone.ts")],
	["no-circles", "firmware-bridge/src/devices/two/frame.ts", unused("./driver.ts")],
	["no-dead-files", "kiosk/src/usecases/forgotten.ts", unused(sharedHello)],
]

const checker = new URL("check-imports.ts", import.meta.url).href
let root: string

beforeEach(() => {
	root = realpathSync(mkdtempSync(join(tmpdir(), "hadir-house-")))
	build(sound)
	for (const name of libraries) {
		build({
			[`node_modules/${name}/package.json`]: JSON.stringify({ name, main: "index.js" }),
			[`node_modules/${name}/index.js`]: "",
		})
	}
	mkdirSync(join(root, "node_modules/@hadir"), { recursive: true })
	for (const folder of ["shared", "firmware-bridge", "kiosk", "backend"]) {
		symlinkSync(`../../${folder}`, join(root, "node_modules/@hadir", folder))
	}
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function build(tree: Tree): void {
	for (const [file, text] of Object.entries(tree)) {
		mkdirSync(dirname(join(root, file)), { recursive: true })
		writeFileSync(join(root, file), `${text}\n`)
	}
}

function manifest(name: string, dependencies: Tree, devDependencies: Tree = {}): string {
	const exports = { "./emulators/*": "./emulators/*", "./*": "./src/*" }
	return JSON.stringify({ name, type: "module", exports, dependencies, devDependencies })
}

describe("the import fence", () => {
	test("a sound house passes", async () => {
		expect(await checkImports(root)).toEqual([])
	})

	test.each(breaches)("%s catches %s", async (rule, file, text) => {
		build({ "kiosk/src/main.test.ts": "export const inTests = 1", [file]: text })
		const found = await checkImports(root)
		expect(
			found.filter((finding) => finding.startsWith(`${rule}: `) && finding.includes(file)),
		).not.toEqual([])
	})

	test("each rule has its breach here", () => {
		const broken = new Set(breaches.map(([rule]) => rule))
		expect(importRules.map((rule) => rule.name).filter((name) => !broken.has(name ?? ""))).toEqual(
			[],
		)
	})

	test("a checker without a parser for TypeScript fails, though it sees no broken rule", () => {
		const without = `
			import { registerHooks } from "node:module"
			registerHooks({
				resolve(name, context, next) {
					if (name.startsWith("@swc/core")) throw new Error("not installed")
					return next(name, context)
				},
			})
			const { checkImports } = await import(${JSON.stringify(checker)})
			console.log((await checkImports(${JSON.stringify(root)})).join("\\n"))`
		const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", without])
		const found = stdout.toString().trim().split("\n")
		expect(found).toContainEqual(expect.stringMatching(/^not-read: kiosk\/src\/main\.ts/))
	})

	test("a file the checker never met fails", async () => {
		build({ "kiosk/src/journal/dist.d/file.mjs": "export const odd = 1" })
		build({ "kiosk/dist/src/built.ts": unused("./gone.ts") })
		const found = await checkImports(root)
		expect(found).toEqual([expect.stringMatching(/^no-dead-files: kiosk\/src\/journal\/dist\.d/)])
	})
})

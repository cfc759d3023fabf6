// npm test: the checks, the unit tests, then the system tests whose real parts are here.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { splitByParts } from "./checks/test-parts.ts"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const systemFolder = "scripts/system-tests"
const filters = process.argv.slice(2)
const results = mkdtempSync(join(tmpdir(), "hadir-tests-"))
const totals = { passed: 0, failed: 0 }
let isGreen = true

/** Runs a program in the foreground; true when it ended well. */
const run = (args: readonly string[]): boolean =>
	spawnSync(process.execPath, [...args], { cwd: root, stdio: "inherit" }).status === 0

function runVitest(name: string, args: readonly string[]): void {
	const file = join(results, `${name}.json`)
	const vitest = join(root, "node_modules/vitest/vitest.mjs")
	const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
	const isOk = run([vitest, "run", "--passWithNoTests", ...reporters, ...args])
	const report: unknown = JSON.parse(readFileSync(file, "utf8"))
	totals.passed += count(report, "numPassedTests")
	totals.failed += count(report, "numFailedTests")
	isGreen = isGreen && isOk
}

function count(report: unknown, key: string): number {
	const value: unknown = Object.entries(report ?? {}).find(([name]) => name === key)?.[1]
	return typeof value === "number" ? value : 0
}

if (filters.length === 0) isGreen = run([join(root, "scripts/check.ts")])
runVitest("unit", filters)
const missing = (process.env.HADIR_MISSING_PARTS ?? "").split(",").filter((part) => part !== "")
const files = readdirSync(join(root, systemFolder))
	.filter((file) => file.endsWith(".test.ts"))
	.map((file) => ({ file, text: readFileSync(join(root, systemFolder, file), "utf8") }))
const { runnable, leftOut } = splitByParts(files, missing)
const wanted = runnable.filter(
	(file) =>
		filters.length === 0 || filters.some((filter) => `${systemFolder}/${file}`.includes(filter)),
)
if (wanted.length > 0) {
	runVitest("system", ["--config", "scripts/system-tests/vitest.config.ts", ...wanted])
}
rmSync(results, { recursive: true, force: true })
for (const { file, parts } of leftOut) {
	console.log(
		`left out: ${file}, for want of ${parts.join(" and ")} (as root they are installed; or: apt-get install ${parts.join(" ")})`,
	)
}
if (leftOut.length > 0 && process.env.CI === "true") {
	console.log("In CI nothing may be left out.")
	isGreen = false
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = isGreen ? 0 : 1

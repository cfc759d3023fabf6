// npm run mutate: removes one guard after the other in a copy of the sources, and expects its tests to
// fail. A guard that can go unnoticed protects nothing.
import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { allowanceGuards } from "./allowance-guards.ts"
import { dayGuards } from "./day-guards.ts"
import { deviceGuards } from "./device-guards.ts"
import { fingerGuards } from "./finger-guards.ts"
import type { Guard } from "./guard.ts"
import { kioskGuards } from "./kiosk-guards.ts"
import { officeGuards } from "./office-guards.ts"
import { runGuards } from "./run-guards.ts"

const root = resolve(import.meta.dirname, "../..")
const wanted = process.argv.slice(2)

function copySources(): string {
	const copy = mkdtempSync(join(tmpdir(), "hadir-mutate-"))
	const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" })
	for (const file of tracked.split("\n").filter((name) => name !== "")) {
		cpSync(join(root, file), join(copy, file))
	}
	// Links into the workspaces are relative, so a copy of them points into the copy.
	cpSync(join(root, "node_modules"), join(copy, "node_modules"), {
		recursive: true,
		verbatimSymlinks: true,
	})
	return copy
}

/** @returns whether the tests noticed */
function isNoticed(copy: string, guard: Guard): boolean {
	const file = join(copy, guard.file)
	const whole = readFileSync(file, "utf8")
	if (whole.split(guard.from).length !== 2) {
		throw new Error(`"${guard.name}": ${guard.file} has not exactly one place to change`)
	}
	writeFileSync(
		file,
		whole.replace(guard.from, () => guard.to),
	)
	try {
		return !doPass(copy, guard.tests)
	} finally {
		writeFileSync(file, whole)
	}
}

function doPass(copy: string, tests: readonly string[]): boolean {
	const vitest = join(copy, "node_modules/vitest/vitest.mjs")
	const { status } = spawnSync(process.execPath, [vitest, "run", "--bail=1", ...tests], {
		cwd: copy,
		stdio: "ignore",
	})
	return status === 0
}

const copy = copySources()
let unnoticed = 0
try {
	const chosen = [
		...kioskGuards,
		...officeGuards,
		...fingerGuards,
		...deviceGuards,
		...dayGuards,
		...allowanceGuards,
		...runGuards,
	].filter(({ name }) => wanted.every((word) => name.includes(word)))
	// Tests that fail for another reason would notice everything.
	const all = [...new Set(chosen.flatMap(({ tests }) => tests))]
	if (!doPass(copy, all)) throw new Error("the tests fail with every guard in place")
	for (const guard of chosen) {
		const noticed = isNoticed(copy, guard)
		if (!noticed) unnoticed++
		console.log(
			`${noticed ? "noticed    " : "NOT NOTICED"}  ${guard.name}  (${guard.tests.join(", ")})`,
		)
	}
	console.log(`\n${chosen.length - unnoticed} passed, ${unnoticed} failed`)
} finally {
	rmSync(copy, { recursive: true, force: true })
}
process.exitCode = unnoticed === 0 ? 0 : 1

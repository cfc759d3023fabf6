// npm test: the checks, the unit tests, the system tests whose real parts are here, and a hundred
// simulated weeks.
import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { root, runChecks } from "./checks/run-checks.ts"
import { splitByParts } from "./checks/test-parts.ts"
import { addTotals, type Totals, totalsOf } from "./checks/test-totals.ts"

const minuteMs = 60_000
/** Beyond this a run hangs and is ended. */
const unitLimitMs = 5 * minuteMs
const systemLimitMs = 10 * minuteMs
const simulationLimitMs = 10 * minuteMs
const seedsInTests = "1..100"
const systemFolder = "scripts/system-tests"
const vitest = join(root, "node_modules/vitest/vitest.mjs")

const given = process.argv.slice(2)
const filters = given.filter((argument) => !argument.startsWith("-"))
const results = mkdtempSync(join(tmpdir(), "hadir-tests-"))

const totals: Totals[] = []
if (given.length === 0) totals.push(...(await checkSource()))
totals.push(await runVitest("unit", given, unitLimitMs))
// Beside the system tests, which wait more than they work, on one core, at the lowest priority.
const simulated = isWanted("simulation") ? runSimulation() : undefined
const { runnable, leftOut } = splitByParts(systemTests(), missingParts())
const wanted = runnable.filter(isWanted)
if (wanted.length > 0) {
	const options = given.filter((argument) => argument.startsWith("-"))
	const args = ["--config", `${systemFolder}/vitest.config.ts`, ...wanted, ...options]
	totals.push(await runVitest("system", args, systemLimitMs))
}
if (simulated !== undefined) totals.push(await simulated)
rmSync(results, { recursive: true, force: true })
report(addTotals(totals))

/** Each check counts as one test: a red check never stands above "0 failed". */
async function checkSource(): Promise<Totals[]> {
	const outcomes = await runChecks()
	return outcomes.map(({ findings }) =>
		findings === "" ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
	)
}

function runVitest(name: string, args: readonly string[], limitMs: number): Promise<Totals> {
	const file = join(results, `${name}.json`)
	const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
	const all = [vitest, "run", "--passWithNoTests", ...reporters, ...args]
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, all, { cwd: root, stdio: "inherit" })
		const limit = setTimeout(() => {
			console.error(`The ${name} tests did not end within ${limitMs / minuteMs} minutes.`)
			child.kill("SIGKILL")
		}, limitMs)
		child.on("error", reject)
		child.on("exit", () => {
			clearTimeout(limit)
			resolve(totalsOf(existsSync(file) ? readFileSync(file, "utf8") : undefined))
		})
	})
}

/** Each week counts as one test. */
function runSimulation(): Promise<Totals> {
	const run = join(root, "scripts/simulation/run.ts")
	return new Promise((resolve, reject) => {
		const child = spawn(
			"nice",
			["-n", "19", process.execPath, run, "--seeds", seedsInTests, "--threads", "1"],
			{
				cwd: root,
				stdio: ["ignore", "pipe", "inherit"],
			},
		)
		let output = ""
		child.stdout.on("data", (chunk) => {
			output += chunk
		})
		const limit = setTimeout(() => child.kill("SIGKILL"), simulationLimitMs)
		child.on("error", reject)
		child.on("close", () => {
			clearTimeout(limit)
			process.stdout.write(output)
			const counted = /^(\d+) passed, (\d+) failed$/m.exec(output)
			resolve(
				counted === null
					? { passed: 0, failed: 1 }
					: { passed: Number(counted[1]), failed: Number(counted[2]) },
			)
		})
	})
}

function systemTests(): { file: string; text: string }[] {
	return readdirSync(join(root, systemFolder))
		.filter((file) => file.endsWith(".test.ts"))
		.map((file) => `${systemFolder}/${file}`)
		.map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }))
}

function isWanted(file: string): boolean {
	return filters.length === 0 || filters.some((filter) => file.includes(filter))
}

function missingParts(): string[] {
	return (process.env.HADIR_MISSING_PARTS ?? "").split(",").filter((part) => part !== "")
}

function report({ passed, failed }: Totals): void {
	const isAll = leftOut.length === 0 || process.env.CI !== "true"
	for (const { file, parts } of leftOut) {
		console.log(
			`left out: ${file}, for want of ${parts.join(" and ")} (run as root, or: apt-get install ${parts.join(" ")})`,
		)
	}
	if (!isAll) console.log("With CI=true nothing may be left out.")
	if (passed + failed === 0) console.log(`No test matches ${filters.join(" or ")}.`)
	console.log(`\n${passed} passed, ${failed} failed`)
	process.exitCode = failed === 0 && passed > 0 && isAll ? 0 : 1
}

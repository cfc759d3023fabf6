// All checks of the source, side by side; each says whether it passed and what it found.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { checkHouse } from "./check-house.ts"
import { checkImports } from "./check-imports.ts"

export const root = join(import.meta.dirname, "..", "..")

export type CheckOutcome = { readonly name: string; readonly findings: string }

/** A warning is not yet a mistake, and by next month nobody reads it. */
const strict = ["--error-on-warnings", "--max-diagnostics=500"]

const checks: readonly (readonly [name: string, run: () => Promise<string>])[] = [
	["biome", () => runTool("@biomejs/biome/bin/biome", "check", ...strict)],
	["tsc", () => runTool("typescript/bin/tsc", "-p", ".")],
	["imports", async () => (await checkImports(root)).join("\n")],
	["house", async () => checkHouse(root).join("\n")],
]

/** Runs every check, prints what it found, and returns the outcomes; no findings: passed. */
export async function runChecks(): Promise<CheckOutcome[]> {
	const outcomes = await Promise.all(
		checks.map(async ([name, run]) => ({ name, findings: await run() })),
	)
	for (const { findings } of outcomes) if (findings !== "") console.error(`\n${findings}\n`)
	for (const { name, findings } of outcomes) {
		console.log(`check ${name}: ${findings === "" ? "passed" : "FAILED"}`)
	}
	return outcomes
}

/** What a tool printed if it failed, else nothing. */
function runTool(script: string, ...args: readonly string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
			cwd: root,
			stdio: ["ignore", "pipe", "pipe"],
		})
		let output = ""
		const keep = (chunk: Buffer) => {
			output += chunk.toString()
		}
		child.stdout.on("data", keep)
		child.stderr.on("data", keep)
		child.on("error", reject)
		child.on("close", (code) => resolve(code === 0 ? "" : output.trim() || `ended with ${code}`))
	})
}

// npm run check: format and lint, types, the import fence.
import { spawn } from "node:child_process"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { checkImports } from "./checks/check-imports.ts"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const tool = (...path: string[]) => join(root, "node_modules", ...path)

const failed: string[] = []

async function check(name: string, run: () => Promise<readonly string[]>): Promise<void> {
	const faults = await run()
	console.log(`check ${name}: ${faults.length === 0 ? "ok" : "FAILED"}`)
	for (const fault of faults) console.log(fault)
	if (faults.length > 0) failed.push(name)
}

await check("format and lint", () =>
	program([tool("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"]),
)
await check("types", () => program([tool("typescript/bin/tsc"), "-p", root]))
await check("import fence", () => checkImports(root))
process.exitCode = failed.length === 0 ? 0 : 1

/** What a tool printed, if it failed. */
function program(args: readonly string[]): Promise<string[]> {
	return new Promise((done) => {
		const child = spawn(process.execPath, [...args], { cwd: root })
		let output = ""
		for (const stream of [child.stdout, child.stderr]) {
			stream.on("data", (chunk) => {
				output += chunk
			})
		}
		child.once("exit", (code) => done(code === 0 ? [] : [output.trim()]))
	})
}

// npm start as its user's terminal runs it, with what it has printed so far.
import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { root } from "./city.ts"

export type RunningStart = { readonly child: ChildProcess; readonly output: () => string }

export function startProduct(
	args: readonly string[],
	env: Record<string, string | undefined>,
): RunningStart {
	const child = spawn(process.execPath, [join(root, "scripts/start.ts"), ...args], { env })
	let output = ""
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk) => {
			output += chunk
		})
	}
	return { child, output: () => output }
}

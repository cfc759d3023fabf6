// Entry of every npm command: sets up what is missing on whatever Node is there, then runs the
// product on Node 24. Plain JavaScript, because it runs before anything is installed.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { buildPages } from "./setup/build-pages.mjs"
import { installDependencies } from "./setup/install-dependencies.mjs"
import { refuseUnsupportedMachine } from "./setup/machine.mjs"
import { provideFirmware } from "./setup/provide-firmware.mjs"
import { provideNode } from "./setup/provide-node.mjs"
import { provideTestParts } from "./setup/provide-test-parts.mjs"
import { root, SetupFailure } from "./setup/step.mjs"
import { wantedSites } from "./setup/wanted-sites.mjs"

const commands = {
	start: { script: "scripts/start.ts", isUsers: true },
	hadir: { script: "scripts/hadir.ts", isUsers: true },
	test: { script: "scripts/test.ts", testParts: true },
	check: { script: "scripts/check.ts" },
	format: { script: "scripts/format.ts" },
	simulate: { script: "scripts/simulation/run.ts" },
	mutate: { script: "scripts/mutate/run.ts" },
	bench: { script: "scripts/bench/run.ts" },
}

async function main(name, args) {
	const command = commands[name]
	if (command === undefined) {
		throw new SetupFailure(
			`"${name}" is not a command here. Use one of: ${Object.keys(commands).join(", ")}.`,
		)
	}
	refuseUnsupportedMachine()
	const node = await provideNode()
	await installDependencies(node)
	await buildPages(node, wantedSites(name, args))
	if (name === "start" && args.some(namesPanel)) await provideFirmware()
	const parts = command.testParts ? await provideTestParts(node) : {}
	// Kept outside data and sources: stripped TypeScript is compiled once, not at every start.
	const cache = { NODE_COMPILE_CACHE: join(root, ".node", "compile-cache") }
	const env = { ...node.env, ...cache, ...parts }
	const script = [join(root, command.script), ...args]
	if (!command.isUsers) return run(node, script, { env })
	// Data has one place, wherever the user stands who does not name another.
	const data = { HADIR_DATA: process.env.HADIR_DATA || join(root, "data") }
	return run(node, script, { env: { ...env, ...data }, cwd: whereUserStands(name) })
}

/** Of "--devices pn532,panel": the panel's board is emulated, so it needs its firmware. */
const namesPanel = (argument) => /(?:^|[=,])panel(?:,|$)/.test(argument)

/**
 * Paths that people give count from there. npm changes into Hadir's folder before it runs this, and
 * says from where; what it said to a program around us does not count.
 */
function whereUserStands(name) {
	const isByNpm = process.env.npm_lifecycle_event === name
	return (isByNpm && process.env.INIT_CWD) || process.cwd()
}

/** Runs the product in the foreground, hands signals on, and ends as it ended. */
function run(node, args, where) {
	return new Promise((resolve) => {
		const child = spawn(node.path, args, { stdio: "inherit", ...where })
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
			// Ctrl-C reaches the whole process group by itself; a second copy would cut its clean stop short.
			process.on(signal, () => signal !== "SIGINT" && child.kill(signal))
		}
		child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)))
	})
}

try {
	process.exitCode = await main(process.argv[2] ?? "", process.argv.slice(3))
} catch (error) {
	if (!(error instanceof SetupFailure)) throw error
	console.error(`\nHadir cannot be set up: ${error.message}`)
	process.exitCode = 1
}

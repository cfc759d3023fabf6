// Resident memory of npm start's two processes once a demonstration city is in and nothing happens,
// beside a Node that does nothing.
import { spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..")
const restMs = 20_000
const readyMs = 120_000

export async function memoryAtRest(): Promise<void> {
	const data = mkdtempSync(join(tmpdir(), "hadir-bench-"))
	const environment = { ...process.env, HADIR_DATA: data }
	const idle = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"])
	try {
		// The second start is the one that lasts: what was compiled and seeded is there already.
		await runStart(environment, async () => undefined)
		await runStart(environment, async () => {
			await pause(restMs)
			const bare = residentMb(idle.pid ?? 0)
			for (const name of ["kiosk", "serve"]) {
				const rss = residentMb(processOf(data, name))
				const ratio = (rss / bare).toFixed(2)
				console.log(
					`${name === "serve" ? "office" : "kiosk "}  ${rss.toFixed(0)} MB   bare node ${bare.toFixed(0)} MB   ratio ${ratio}`,
				)
			}
		})
	} finally {
		idle.kill()
		rmSync(data, { recursive: true, force: true })
	}
}

async function runStart(
	environment: NodeJS.ProcessEnv,
	during: () => Promise<void>,
): Promise<void> {
	const child = spawn(process.execPath, [join(root, "scripts/start.ts")], { env: environment })
	let output = ""
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk) => {
			output += chunk
		})
	}
	const ended = new Promise((done) => child.once("exit", done))
	const deadline = performance.now() + readyMs
	while (!output.includes("Kiosk screen")) {
		if (child.exitCode !== null || performance.now() > deadline) throw new Error(output)
		await pause(50)
	}
	await during()
	child.kill("SIGTERM")
	await ended
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

function residentMb(pid: number): number {
	const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
	return (Number(kilobytes) * 1024) / 1e6
}

/** The process of this run that serves one half, found by its data folder and its command. */
function processOf(data: string, name: string): number {
	for (const pid of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
		try {
			const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")
			const environment = readFileSync(`/proc/${pid}/environ`, "utf8")
			if (command.includes(name) && environment.includes(`HADIR_DATA=${data}`)) return Number(pid)
		} catch {
			// The process ended between the listing and the look.
		}
	}
	throw new Error(`no process runs "${name}"`)
}

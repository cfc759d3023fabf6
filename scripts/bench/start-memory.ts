// Resident memory of npm start's processes, on a data folder of the bench's own.
import { spawn } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..")
const restMs = 20_000
const readyMs = 120_000

type Order = { readonly data: string; readonly args?: readonly string[] }

/** Starts, lets it come to rest, and ends it. @param during what is looked at meanwhile, given the screen's address */
export async function whileAtRest(
	order: Order,
	during: (screen: string) => void | Promise<void>,
): Promise<void> {
	await runStart(order, async (screen) => {
		await pause(restMs)
		await during(screen)
	})
}

/** A first start, after which what is compiled and seeded is there. */
export const startOnce = (order: Order): Promise<void> => runStart(order, async () => undefined)

/** A Node that does nothing. */
export function idleNode(): { readonly residentMb: () => number; readonly end: () => void } {
	const idle = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"])
	return { residentMb: () => residentMb(idle.pid ?? 0), end: () => idle.kill() }
}

/** Of the process of this folder that serves one half. */
export const residentOf = (data: string, half: "kiosk" | "serve"): number =>
	residentMb(processOf(data, half))

async function runStart(
	{ data, args = [] }: Order,
	during: (screen: string) => Promise<void>,
): Promise<void> {
	const child = spawn(process.execPath, [join(root, "scripts/start.ts"), ...args], {
		env: { ...process.env, HADIR_DATA: data },
	})
	let output = ""
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk) => {
			output += chunk
		})
	}
	const ended = new Promise((done) => child.once("exit", done))
	const deadline = performance.now() + readyMs
	const screen = () => /^Kiosk screen {2}(\S+)\n/m.exec(output)?.[1]
	while (screen() === undefined) {
		if (child.exitCode !== null || performance.now() > deadline) throw new Error(output)
		await pause(50)
	}
	await during(screen() ?? "")
	child.kill("SIGTERM")
	await ended
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

function residentMb(pid: number): number {
	const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
	return (Number(kilobytes) * 1024) / 1e6
}

/** Found by its data folder and its command. */
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

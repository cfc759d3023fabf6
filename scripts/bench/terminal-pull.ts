// The full log of a terminal, 100,000 records of 40 bytes, from the emulator in its own process: our driver
// beside zkteco-js and beside the same bytes over bare TCP. Each puller is a process of its own.
import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { z } from "zod"

const records = 100_000
const recordBytes = 40
const runs = 2
const limitMs = 120_000

const figures = z.object({ records: z.number(), seconds: z.number(), peakMb: z.number() })

const pullers = [
	["our driver", "terminal-puller.ts"],
	["zkteco-js ", "zkteco-js-puller.mjs"],
] as const

export async function terminalPull(): Promise<void> {
	const emulator = start("terminal-emulator.ts", records)
	try {
		const port = Number(await firstLine(emulator))
		for (let run = 1; run <= runs; run++) {
			for (const [name, program] of pullers) report(name, await pull(program, port))
			report("bare TCP  ", await pull("bare-puller.ts", records * recordBytes))
		}
	} finally {
		emulator.kill()
	}
}

function report(name: string, figuresOfRun: z.infer<typeof figures> | undefined): void {
	if (figuresOfRun === undefined) return console.log(`${name}  no log within ${limitMs / 1_000} s`)
	const { records: count, seconds, peakMb } = figuresOfRun
	const rate = (count / seconds).toFixed(0)
	console.log(
		`${name}  ${count} records in ${seconds.toFixed(2)} s   ${rate}/s   peak ${peakMb.toFixed(0)} MB`,
	)
}

async function pull(program: string, argument: number) {
	const child = start(program, argument)
	const limit = setTimeout(() => child.kill(), limitMs)
	const gone = new Promise<void>((done) => child.once("exit", () => done()))
	const line = await firstLine(child)
	clearTimeout(limit)
	await gone
	return line === "" ? undefined : figures.parse(JSON.parse(line))
}

const start = (program: string, argument: number): ChildProcess =>
	spawn(process.execPath, [join(import.meta.dirname, program), String(argument)], {
		stdio: ["ignore", "pipe", "inherit"],
	})

/** A port or figures, whatever a library says besides; empty when the process ends without a word. */
function firstLine(child: ChildProcess): Promise<string> {
	return new Promise((resolve) => {
		child.once("exit", () => resolve(""))
		if (child.stdout === null) return
		createInterface({ input: child.stdout }).on("line", (line) => {
			if (/^[\d{]/.test(line)) resolve(line)
		})
	})
}

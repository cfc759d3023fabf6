// A child process that says one JSON line when it is ready and is started again when it dies.
import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"

const restartAfterMs = 1_000
const killAfterMs = 5_000

/** Told what a child says when it is ready once more, after it died. */
type OnAgain = (said: unknown) => void

type Environment = Readonly<Record<string, string | undefined>>

/** It ended before it was ready; `exitCode` says whether its input was bad. */
export class NoStart extends Error {
	readonly exitCode: number | null

	constructor(message: string, exitCode: number | null) {
		super(message)
		this.exitCode = exitCode
	}
}

export class Supervised {
	readonly #name: string
	readonly #args: readonly string[]
	readonly #environment: Environment
	readonly #onAgain: OnAgain
	#child: ChildProcess | undefined
	#isStopping = false

	constructor(
		name: string,
		args: readonly string[],
		environment: Environment,
		onAgain: OnAgain = () => undefined,
	) {
		this.#name = name
		this.#args = args
		this.#environment = environment
		this.#onAgain = onAgain
	}

	/** Resolves with what it says when it is ready; rejects when it ends before. */
	start(): Promise<unknown> {
		const child = spawn(process.execPath, [...this.#args], {
			env: { ...this.#environment, HADIR_WITH_PARENT: "yes" },
			// The open pipe is our sign of life: when it closes, the child stops by itself.
			stdio: ["pipe", "pipe", "inherit"],
			// Its own process group: Ctrl-C comes to us alone, and we stop our children in order.
			detached: true,
		})
		this.#child = child
		return new Promise((resolve, reject) => {
			let isReady = false
			createInterface({ input: child.stdout }).on("line", (line) => {
				if (isReady) return
				isReady = true
				resolve(JSON.parse(line))
			})
			child.once("exit", (code, signal) => {
				if (!isReady) return reject(new NoStart(`the ${this.#name} could not start`, code))
				if (!this.#isStopping) this.#startAgain(code ?? signal)
			})
		})
	}

	async stop(): Promise<void> {
		this.#isStopping = true
		const child = this.#child
		if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
		const ended = new Promise((resolve) => child.once("exit", resolve))
		child.kill("SIGTERM")
		const timer = setTimeout(() => child.kill("SIGKILL"), killAfterMs)
		await ended
		clearTimeout(timer)
	}

	#startAgain(how: number | string | null): void {
		console.error(`hadir: the ${this.#name} ended (${how}); starting it again`)
		setTimeout(() => {
			if (this.#isStopping) return
			this.start().then(this.#onAgain, (error) => {
				console.error(`hadir: ${error instanceof Error ? error.message : error}`)
				this.#startAgain("no start")
			})
		}, restartAfterMs)
	}
}

/** Runs a command to its end; rejects when it fails. */
export function runToEnd(args: readonly string[], environment: Environment): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [...args], {
			env: { ...environment, HADIR_WITH_PARENT: "yes" },
			stdio: ["pipe", "inherit", "inherit"],
		})
		child.once("exit", (code) =>
			code === 0 ? resolve() : reject(new Error(`"${args.slice(1).join(" ")}" ended with ${code}`)),
		)
	})
}

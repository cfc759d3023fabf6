// The main side of a file's writer: sends it queries and gives each its answer.
import { Worker } from "node:worker_threads"
import Database from "better-sqlite3"
import type { Answer, Ask, Query, WriterOrder } from "./writer-messages.ts"

/** The thread that owns the file is gone: whether the last commit happened is not known. */
export class WriterDied extends Error {
	override readonly name = "WriterDied"
}

/** The file was closed before this was asked. */
export class WriterClosed extends Error {
	override readonly name = "WriterClosed"
}

type Waiting = { resolve(answer: Answer): void; reject(why: Error): void }

export class WriterThread {
	readonly #worker: Worker
	readonly #file: string
	/** The thread answers in the order it was asked. */
	readonly #waiting: Waiting[] = []
	readonly #exited = Promise.withResolvers<void>()
	/** Why nothing more can be asked. */
	#over: Error | undefined
	#cause: unknown

	/** @param onDeath is told when the thread ends by itself; by default the process ends with it */
	private constructor(worker: Worker, file: string, onDeath: (died: WriterDied) => void) {
		this.#worker = worker
		this.#file = file
		// Here, not where it is awaited: the thread's end may be told before the waiting goes on.
		worker.once("message", (opened: Answer) => {
			if (opened.kind === "failed") this.#over = new WriterClosed(`${file} could not be opened`)
		})
		worker.on("message", (answer: Answer) => this.#next()?.resolve(answer))
		worker.on("error", (cause) => {
			this.#cause = cause
		})
		worker.on("exit", () => {
			this.#exited.resolve()
			// Closed in order, nobody waits any more; whoever still does will never be answered.
			if (this.#over !== undefined && this.#waiting.length === 0) return
			const died = new WriterDied(`the thread that writes ${file} has ended`, {
				cause: this.#cause,
			})
			this.#over = died
			for (const { reject } of this.#waiting.splice(0)) reject(died)
			onDeath(died)
		})
	}

	/** @throws what SQLite or the disk says when the file cannot be opened or its commits not synced */
	static async open(
		order: WriterOrder,
		{ worker = startWorker(order), onDeath = endProcess }: Partial<Mortal> = {},
	): Promise<WriterThread> {
		const thread = new WriterThread(worker, order.file, onDeath)
		const opened = await thread.#answer()
		if (opened.kind === "failed") throw errorOf(opened)
		return thread
	}

	/** Settles when SQLite has answered; what it refuses is an answer too, see `errorOf`. */
	async ask({ sql, parameters }: Query): Promise<Answer> {
		if (this.#over !== undefined) throw this.#over
		this.#send({ sql, parameters: parameters.map(cut) })
		return this.#answer()
	}

	/** Lets what was asked before be done, closes the file and ends the thread. */
	async close(): Promise<void> {
		if (this.#over !== undefined) return this.#exited.promise
		this.#send("close")
		const closed = this.#answer()
		this.#over = new WriterClosed(`${this.#file} is closed`)
		const answer = await closed
		await this.#exited.promise
		if (answer.kind === "failed") throw errorOf(answer)
	}

	#send(ask: Ask): void {
		this.#worker.postMessage(ask)
	}

	#answer(): Promise<Answer> {
		const { promise, resolve, reject } = Promise.withResolvers<Answer>()
		// A thread that nobody waits for must not keep a process alive that has nothing else to do.
		if (this.#waiting.push({ resolve, reject }) === 1) this.#worker.ref()
		return promise
	}

	#next(): Waiting | undefined {
		const next = this.#waiting.shift()
		const isIdle = this.#waiting.length === 0 && this.#over === undefined
		if (isIdle) this.#worker.unref()
		return next
	}
}

type Mortal = { readonly worker: Worker; onDeath(died: WriterDied): void }

/** As it was thrown in the thread; only its stack is the asker's. */
export function errorOf({ error, code }: Extract<Answer, { kind: "failed" }>): unknown {
	if (code === undefined || !(error instanceof Error)) return error
	return new Database.SqliteError(error.message, code)
}

const startWorker = (order: WriterOrder): Worker =>
	new Worker(new URL("./writer-worker.ts", import.meta.url), { workerData: order })

/** Promises that wait for the thread cannot be kept: the supervisor starts the office again. */
function endProcess(died: WriterDied): never {
	throw died
}

/** A view of a large buffer would take all of that buffer along. */
function cut(parameter: unknown): unknown {
	return parameter instanceof Uint8Array && parameter.byteLength < parameter.buffer.byteLength
		? new Uint8Array(parameter)
		: parameter
}

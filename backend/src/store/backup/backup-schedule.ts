// Backups while the office runs: made on time, old ones let go, and a person told when none is made.
import { rmSync } from "node:fs"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { type BackupSet, type Backups, restorableMs } from "../../usecases/backups.ts"
import type { Log, Now } from "../../usecases/ports.ts"
import { makeFolder } from "../make-folder.ts"
import { restorableSets, setId, setNames } from "./backup-set.ts"
import { setsToLetGo } from "./thinning.ts"

type Parts = {
	readonly data: string
	/** Undefined: no backups are made, and kiosks keep everything. */
	readonly folder: string | undefined
	readonly everyMs: number
	readonly now: Now
	readonly note: Log
	/** The sets lie on the disk of the data. */
	onNear(): void
	/** None could be made, or the folder cannot be read. */
	onTrouble(why: string): void
}

export class BackupSchedule implements Backups {
	readonly #parts: Parts
	#sets: readonly BackupSet[] | undefined
	#timer: NodeJS.Timeout | undefined
	#running: Promise<string | undefined> | undefined

	constructor(parts: Parts) {
		this.#parts = parts
	}

	start(): void {
		const { folder, everyMs } = this.#parts
		if (folder === undefined) {
			this.#sets = []
			return
		}
		this.#read(folder)
		this.#timer = setInterval(() => this.run(), everyMs)
	}

	async stop(): Promise<void> {
		clearInterval(this.#timer)
		await this.#running
	}

	restorable(): readonly BackupSet[] | undefined {
		const { now } = this.#parts
		return this.#sets?.filter(({ madeAt }) => now() - madeAt < restorableMs)
	}

	/**
	 * Makes one now; a second ask while one is made waits for that one.
	 * @returns the id of the new set; undefined when none was made
	 */
	run(): Promise<string | undefined> {
		this.#running ??= this.#make().finally(() => {
			this.#running = undefined
		})
		return this.#running
	}

	async #make(): Promise<string | undefined> {
		const { data, folder, now, note, onTrouble } = this.#parts
		if (folder === undefined) return undefined
		const madeAt = now()
		let made: string | undefined
		try {
			makeFolder(folder, "HADIR_BACKUPS")
			const beganAt = performance.now()
			await inThread({ data, folder, now: madeAt })
			made = setId(madeAt)
			note("backup.made", { ms: Math.round(performance.now() - beganAt) })
			for (const name of setsToLetGo(setNames(folder), now())) {
				rmSync(join(folder, name), { recursive: true, force: true })
			}
		} catch (cause) {
			const why = cause instanceof Error ? cause.message : String(cause)
			note("backup.failed", { why })
			onTrouble(why)
		}
		this.#read(folder)
		return made
	}

	/** While the folder cannot be read, a set in it might be restored: nothing may be dropped. */
	#read(folder: string): void {
		const { data, now, note, onTrouble } = this.#parts
		try {
			makeFolder(folder, "HADIR_BACKUPS")
			this.#sets = restorableSets(folder, data, now())
			if (this.#sets.some(({ isElsewhere }) => !isElsewhere)) {
				this.#parts.onNear()
			}
		} catch (cause) {
			this.#sets = undefined
			const why = cause instanceof Error ? cause.message : String(cause)
			note("backup.unreadable", { why })
			onTrouble(why)
		}
	}
}

function inThread(order: { data: string; folder: string; now: number }): Promise<void> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL("./backup-worker.ts", import.meta.url), {
			workerData: order,
		})
		worker.once("message", () => resolve())
		worker.once("error", reject)
		worker.once("exit", (code) => reject(new Error(`the backup's thread ended with ${code}`)))
	})
}

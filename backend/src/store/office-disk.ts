// The office's disk: space held back for the day it fills, the write-ahead logs kept short, and a
// person told before anything is refused.
import { existsSync, rmSync, statfsSync, statSync } from "node:fs"
import { open, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { type Kysely, sql } from "kysely"
import type { Log } from "../usecases/ports.ts"
import { busyTimeoutMs } from "./open-store.ts"

type Parts = {
	readonly data: string
	readonly ballastBytes: number
	/** Folds one store's log back into its file and cuts it; the next minute tries again. */
	readonly foldLogs: readonly (() => Promise<void>)[]
	readonly note: Log
	onShort(freePercent: number): void
}

const shortBelowPercent = 10
/** Below this the ballast is given up: kiosks' records and people's decisions need the room. */
const lastPercent = 3
const chunk = Buffer.alloc(1024 * 1024)

export class OfficeDisk {
	readonly #parts: Parts
	readonly #ballast: string

	constructor(parts: Parts) {
		this.#parts = parts
		this.#ballast = join(parts.data, "ballast")
	}

	/** To be called each minute. */
	async look(): Promise<void> {
		const { data, foldLogs, note, onShort } = this.#parts
		for (const foldLog of foldLogs) await foldLog()
		const { bavail, blocks } = statfsSync(data)
		const freePercent = blocks === 0 ? 0 : Math.floor((bavail * 100) / blocks)
		if (freePercent < shortBelowPercent) {
			note("disk.short", { freePercent })
			onShort(freePercent)
		} else await this.#put()
		if (freePercent < lastPercent && existsSync(this.#ballast)) {
			await rm(this.#ballast, { force: true })
			note("disk.ballast-given-up", { freePercent })
		}
	}

	/** Written out in full: a sparse file would hold nothing back. */
	async #put(): Promise<void> {
		const { ballastBytes } = this.#parts
		const isThere = existsSync(this.#ballast) && statSync(this.#ballast).size >= ballastBytes
		if (isThere || ballastBytes === 0) return
		const aside = `${this.#ballast}.new`
		const file = await open(aside, "w", 0o600)
		try {
			for (let left = ballastBytes; left > 0; left -= chunk.length) {
				await file.write(chunk, 0, Math.min(left, chunk.length))
			}
			await file.sync()
		} finally {
			await file.close()
		}
		await rename(aside, this.#ballast)
	}
}

/**
 * An office that was stopped by a full disk needs some room to start at all: then as in the minute's look.
 * @param data the office's folder
 */
export function giveUpBallastWhenFull(data: string, note: Log): void {
	const { bavail, bsize } = statfsSync(data)
	const ballast = join(data, "ballast")
	if (bavail * bsize >= roomToStart || !existsSync(ballast)) return
	rmSync(ballast, { force: true })
	note("disk.ballast-given-up", { freeBytes: bavail * bsize })
}

/** Both logs of writes and their indexes, for a first commit. */
const roomToStart = 16 * 1024 * 1024

/** Room that is missing as a sentence with what to do; anything else as it is. */
export function explainFull(data: string, cause: unknown): unknown {
	const isFull = cause instanceof Error && "code" in cause && fullCodes.test(String(cause.code))
	if (!isFull && !isOutOfRoom(data)) return cause
	return new Error(
		`The disk of ${data} is full, so the office cannot start. Make room there, or put the folder onto a larger disk; kiosks keep what they record meanwhile.`,
		{ cause },
	)
}

const fullCodes = /^(?:SQLITE_FULL|ENOSPC)/
/** SQLite says "disk I/O error" where its index in shared memory finds no room. */
const leastRoom = 256 * 1024

function isOutOfRoom(data: string): boolean {
	if (!existsSync(data)) return false
	const { bavail, bsize } = statfsSync(data)
	return bavail * bsize < leastRoom
}

/**
 * Folds the log back and cuts its file. A reader that looks at an old moment holds it up until it is
 * done; the next minute does it then.
 */
export const logFolding =
	<Schema>(store: Kysely<Schema>) =>
	async (): Promise<void> => {
		// Whoever answers people and kiosks must not stand and wait for a reader: the next minute will do.
		await sql`pragma busy_timeout = 0`.execute(store)
		await sql`pragma wal_checkpoint(truncate)`.execute(store)
		await sql`pragma busy_timeout = ${sql.lit(busyTimeoutMs)}`.execute(store)
	}

// What a simulated machine's database lies on: memory for speed, or a real file that a power cut leaves
// as it is, write-ahead log and all.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import Database from "better-sqlite3"

export interface SimDisk {
	/** Opens what was committed; a real file by `openFile`, which is given its path. */
	open(openFile?: (file: string) => Database.Database): Database.Database
	/** Power goes: what was committed stays, nothing else. */
	cut(): void
	/** What is committed now, as one file. */
	image(): Buffer
	/** Another image is put in its place; it must not be open. */
	put(image: Buffer): void
}

/** @param folder undefined: in memory */
export const makeDisk = (folder: string | undefined): SimDisk =>
	folder === undefined ? new MemoryDisk() : new FileDisk(folder)

class MemoryDisk implements SimDisk {
	#image: Buffer | undefined
	#open: Database.Database | undefined

	open(): Database.Database {
		this.#open = new Database(this.#image ?? ":memory:")
		return this.#open
	}

	cut(): void {
		this.#image = this.image()
		this.#open?.close()
		this.#open = undefined
	}

	image(): Buffer {
		return this.#open?.serialize() ?? this.#image ?? Buffer.of()
	}

	put(image: Buffer): void {
		this.#image = image
	}
}

class FileDisk implements SimDisk {
	readonly #folder: string
	#cuts = 0
	#open: Database.Database | undefined

	constructor(folder: string) {
		this.#folder = folder
		mkdirSync(dirname(this.#file()), { recursive: true })
	}

	open(openFile = (file: string) => new Database(file)): Database.Database {
		this.#open = openFile(this.#file())
		return this.#open
	}

	/** The files are copied while they are open: closing them in order would fold the log. */
	cut(): void {
		const database = this.#open
		if (database === undefined) return
		const before = dirname(this.#file())
		this.#cuts++
		const after = dirname(this.#file())
		mkdirSync(after)
		// What processes share while they run is not on the card.
		for (const name of readdirSync(before).filter((one) => !one.endsWith("-shm"))) {
			copyFileSync(join(before, name), join(after, name))
		}
		database.close()
		this.#open = undefined
		rmSync(before, { recursive: true })
	}

	image(): Buffer {
		if (this.#open !== undefined) return withoutLog(this.#open.serialize())
		if (!existsSync(this.#file())) return Buffer.of()
		const database = new Database(this.#file())
		try {
			return withoutLog(database.serialize())
		} finally {
			database.close()
		}
	}

	put(image: Buffer): void {
		for (const suffix of ["-wal", "-shm"]) rmSync(this.#file() + suffix, { force: true })
		writeFileSync(this.#file(), image)
	}

	#file(): string {
		return join(this.#folder, String(this.#cuts), "journal.db")
	}
}

/**
 * Database file format, 1.3.3: bytes 18 and 19 say that a write-ahead log belongs to the file; an image
 * has all of it folded in.
 */
function withoutLog(image: Buffer): Buffer {
	image.fill(1, 18, 20)
	return image
}

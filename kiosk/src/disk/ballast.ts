// Space held back by a file of zeros: given up when the disk is full, so that taps, pruning and the
// log's checkpoint can go on while the technician is on the way.
import { existsSync, rmSync, statSync } from "node:fs"
import { open, rename } from "node:fs/promises"

const chunk = Buffer.alloc(1024 * 1024)

export class Ballast {
	readonly #file: string
	readonly #bytes: number

	constructor(file: string, bytes: number) {
		this.#file = file
		this.#bytes = bytes
	}

	get isThere(): boolean {
		return existsSync(this.#file) && statSync(this.#file).size >= this.#bytes
	}

	/** @returns whether there was space to give back */
	release(): boolean {
		const wasThere = existsSync(this.#file)
		rmSync(this.#file, { force: true })
		return wasThere
	}

	/** Written out in full: a sparse file would hold nothing back. */
	async put(): Promise<void> {
		if (this.isThere || this.#bytes === 0) return
		const aside = `${this.#file}.new`
		const file = await open(aside, "w", 0o600)
		try {
			for (let left = this.#bytes; left > 0; left -= chunk.length) {
				await file.write(chunk, 0, Math.min(left, chunk.length))
			}
			await file.sync()
		} catch (cause) {
			// No room for it: what was written so far must not take the last of the disk.
			rmSync(aside, { force: true })
			throw cause
		} finally {
			await file.close()
		}
		await rename(aside, this.#file)
	}
}

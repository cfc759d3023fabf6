// What kiosks may drop, worked out once for each chain and set of backups.
import type { Hash } from "@hadir/shared/journal/chain.ts"
import { type BackupSet, type Backups, type Holds, prunableOn } from "./backups.ts"

export class PrunableNumbers {
	readonly #backups: Backups
	readonly #holds: Holds
	#sets: readonly BackupSet[] | undefined
	#key = ""
	#known = new Map<Hash, number>()

	constructor(backups: Backups, holds: Holds) {
		this.#backups = backups
		this.#holds = holds
	}

	/** Highest number of this chain that the log and every backup that may be restored hold. */
	async on(journal: Hash, chain: Hash): Promise<number> {
		const sets = this.#backups.restorable()
		const key = sets?.map(({ id }) => id).join() ?? "unreadable"
		if (key !== this.#key) {
			this.#key = key
			this.#sets = sets
			this.#known = new Map()
		}
		const known = this.#known.get(chain)
		if (known !== undefined) return known
		const worked = await prunableOn({ journal, chain }, this.#sets, this.#holds)
		// The backups may have changed while it was worked out.
		if (this.#key === key) this.#known.set(chain, worked)
		return worked
	}
}

// Backups of the simulated office: images with what each chain had reached, and what may be pruned
// because of them, by the office's own rule.
import type { JournalLogReader } from "@hadir/backend/store/journal-log-reader.ts"
import { type BackupHead, type BackupSet, prunableOn } from "@hadir/backend/usecases/backups.ts"
import type { OfficeImage } from "./office-image.ts"

export type SimBackup = BackupSet & { readonly image: OfficeImage }

export class BackupNumbers {
	#sets: SimBackup[] = []

	get sets(): readonly SimBackup[] {
		return this.#sets
	}

	add(image: OfficeImage, heads: readonly BackupHead[], madeAt: number): void {
		const id = `s${this.#sets.length}-${madeAt}`
		this.#sets.push({ id, madeAt, heads, isElsewhere: true, image })
	}

	/** The oldest may no longer be restored. */
	letOldestGo(): void {
		this.#sets = this.#sets.slice(1)
	}

	prunable(at: { journal: string; chain: string }, reader: JournalLogReader): Promise<number> {
		return prunableOn(at, this.#sets, (journal, chain, point) =>
			reader.holds(journal, chain, point),
		)
	}
}

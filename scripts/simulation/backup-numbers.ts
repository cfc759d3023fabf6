// Backups of the simulated office: images with what each chain had reached, and what may be pruned
// because of them, by the office's own rule.
import { JournalLogReader } from "@hadir/backend/store/journal-log-reader.ts"
import { type JournalSchema, journalMigrations } from "@hadir/backend/store/journal-schema.ts"
import { storeOn } from "@hadir/backend/store/open-store.ts"
import { type BackupHead, type BackupSet, prunableOn } from "@hadir/backend/usecases/backups.ts"
import type { Checkpoint } from "@hadir/shared/journal/chain.ts"
import Database from "better-sqlite3"
import type { OfficeImage } from "./office-image.ts"

export type SimBackup = BackupSet & {
	readonly image: OfficeImage
	/** Whether the set's own log has this point on any chain, read from its bytes. */
	holds(journal: string, point: Checkpoint): Promise<boolean>
}

export class BackupNumbers {
	#sets: SimBackup[] = []
	/** Those that may no longer be restored, oldest first. */
	readonly expired: SimBackup[] = []

	get sets(): readonly SimBackup[] {
		return this.#sets
	}

	add(image: OfficeImage, heads: readonly BackupHead[], madeAt: number): void {
		const id = `s${this.#sets.length}-${madeAt}`
		this.#sets.push({
			...{ id, madeAt, heads, isElsewhere: true, image },
			holds: (journal, point) => holdsIn(image, journal, point),
		})
	}

	/** The oldest may no longer be restored. */
	letOldestGo(): void {
		const [oldest, ...rest] = this.#sets
		if (oldest !== undefined) this.expired.push(oldest)
		this.#sets = rest
	}

	prunable(at: { journal: string; chain: string }, reader: JournalLogReader): Promise<number> {
		return prunableOn(at, this.#sets, (journal, chain, point) =>
			reader.holds(journal, chain, point),
		)
	}
}

async function holdsIn(image: OfficeImage, journal: string, point: Checkpoint): Promise<boolean> {
	const log = await storeOn<JournalSchema>(new Database(image.log), journalMigrations)
	try {
		const reader = new JournalLogReader(log)
		const chains = await reader.chainsOf(journal)
		return (await reader.holderOf(journal, chains, point)) !== undefined
	} finally {
		await log.destroy()
	}
}

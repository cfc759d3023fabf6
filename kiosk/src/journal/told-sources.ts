// Which readers and terminals the journals speak of as being there: one that the settings no longer hold has to be
// taken back, or the office waits for it for ever.
import { decodeRecord, takenOut } from "@hadir/shared/journal/record.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import { faultIn } from "./storage-fault.ts"

const sourceRow = z.object({ name: z.string(), is_there: z.literal(1) })

export class ToldSources {
	readonly #database: Database.Database

	constructor(database: Database.Database) {
		this.#database = database
	}

	/**
	 * Says of each source that is set no more that it was taken out, and keeps in mind those that are set before a word
	 * of them is written. A full disk or a damaged page keeps no kiosk from recording: what cannot be said or read now
	 * is said at the next start.
	 * @param sayTakenOut returns whether it is on disk
	 */
	settle(set: readonly string[], sayTakenOut: (name: string) => boolean): void {
		faultIn(() => {
			for (const name of this.#there()) {
				if (!set.includes(name) && sayTakenOut(name)) this.#note(name, false)
			}
			for (const name of set) this.#note(name, true)
		})
	}

	#there(): readonly string[] {
		const rows = this.#database.prepare("SELECT name, is_there FROM told_source").all()
		if (rows.length > 0) {
			return rows.flatMap((row) => {
				const read = sourceRow.safeParse(row)
				return read.success ? [read.data.name] : []
			})
		}
		const found = this.#readJournals()
		for (const name of found) this.#note(name, true)
		return found
	}

	/** A file of an earlier release, which kept no account of them. */
	#readJournals(): readonly string[] {
		const there = new Set<string>()
		const lines = this.#database
			.prepare("SELECT bytes FROM record WHERE instr(bytes, ?) > 0 ORDER BY journal, n")
			.pluck()
		for (const bytes of lines.iterate(Buffer.from('"k":"reader"'))) {
			const read = Buffer.isBuffer(bytes) ? decodeRecord(bytes) : undefined
			if (!read?.ok || read.value.k !== "reader") continue
			const { reader, reason } = read.value
			if (reason === takenOut) there.delete(reader)
			else there.add(reader)
		}
		return [...there]
	}

	#note(name: string, isThere: boolean): void {
		this.#database
			.prepare(
				`INSERT INTO told_source (name, is_there) VALUES (?, ?)
				ON CONFLICT (name) DO UPDATE SET is_there = excluded.is_there
				WHERE is_there <> excluded.is_there`,
			)
			.run(name, isThere ? 1 : 0)
	}
}

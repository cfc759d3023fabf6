import type { RecordContent } from "@hadir/shared/journal/record.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import type {
	EnrolledFinger,
	EnrolledFingers,
	JournalFault,
	PunchJournal,
} from "../usecases/ports.ts"
import { faultOf } from "./storage-fault.ts"

const row = z.object({ slot: z.number(), credential: z.string() })

/** Whose fingers this kiosk has put into its sensors, in its own file: the sensors know no names. */
export class EnrolledFingersFile implements EnrolledFingers {
	readonly #database: Database.Database
	readonly #journal: PunchJournal
	readonly #onUnreadable: () => void

	/** @param onUnreadable told when the file cannot be read for them: no finger is trusted then */
	constructor(
		database: Database.Database,
		journal: PunchJournal,
		onUnreadable: () => void = () => undefined,
	) {
		this.#database = database
		this.#journal = journal
		this.#onUnreadable = onUnreadable
	}

	of(reader: string): readonly EnrolledFinger[] {
		const query = "SELECT slot, credential FROM enrolled_finger WHERE reader = ? ORDER BY slot"
		try {
			return this.#database
				.prepare(query)
				.all(reader)
				.map((found) => row.parse(found))
		} catch {
			this.#onUnreadable()
			return []
		}
	}

	add(reader: string, finger: EnrolledFinger, record: RecordContent): JournalFault | undefined {
		return this.#together(record, () =>
			this.#database
				.prepare(
					"INSERT OR REPLACE INTO enrolled_finger (reader, slot, credential) VALUES (?, ?, ?)",
				)
				.run(reader, finger.slot, finger.credential),
		)
	}

	remove(reader: string, finger: EnrolledFinger, record: RecordContent): JournalFault | undefined {
		return this.#together(record, () =>
			this.#database
				.prepare("DELETE FROM enrolled_finger WHERE reader = ? AND slot = ?")
				.run(reader, finger.slot),
		)
	}

	#together(record: RecordContent, change: () => unknown): JournalFault | undefined {
		let refused: JournalFault | undefined
		try {
			this.#database.transaction(() => {
				change()
				const appended = this.#journal.append(record)
				if (appended.ok) return
				refused = appended.fault
				throw new Refused()
			})()
		} catch (cause) {
			return cause instanceof Refused ? refused : faultOf(cause)
		}
		return undefined
	}
}

/** Undoes the transaction. */
class Refused extends Error {}

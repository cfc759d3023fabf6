import type Database from "better-sqlite3"
import { z } from "zod"
import type {
	JournalFault,
	MeasuredClock,
	PulledThrough,
	TerminalRecords,
} from "../usecases/ports.ts"
import type { JournalFile } from "./journal-file.ts"
import { faultIn } from "./storage-fault.ts"

const logRow = z.object({ count: z.number(), last_key: z.string(), pulled_at: z.number() })
const clockRow = z.object({ offset_ms: z.number(), error_ms: z.number(), at: z.number() })
const startRow = z.object({ at: z.number() })

/** What this kiosk has taken over from attendance terminals, in its own file beside the journal. */
export class TerminalFile implements TerminalRecords {
	readonly #database: Database.Database
	readonly #journal: JournalFile

	constructor(database: Database.Database, journal: JournalFile) {
		this.#database = database
		this.#journal = journal
	}

	/**
	 * UTC ms from which on terminals' records are punches: the first registration this file has seen. One that comes
	 * later, for a kiosk that lost its enrolment, makes nothing history that was none.
	 */
	start(registeredAt: number): number {
		this.#database
			.prepare("INSERT INTO terminal_start (id, at) VALUES (1, ?) ON CONFLICT DO NOTHING")
			.run(registeredAt)
		return startRow.parse(this.#database.prepare("SELECT at FROM terminal_start").get()).at
	}

	through(source: string): PulledThrough | undefined {
		const row = this.#log(source)
		return row === undefined ? undefined : { count: row.count, lastKey: row.last_key }
	}

	pulledAt(source: string): number | undefined {
		return this.#log(source)?.pulled_at
	}

	isRecorded(serial: string, key: string): boolean {
		const found = this.#database
			.prepare("SELECT 1 FROM terminal_punch WHERE serial = ? AND key = ?")
			.get(serial, key)
		return found !== undefined
	}

	measured(place: string): MeasuredClock | undefined {
		const row = this.#database
			.prepare("SELECT offset_ms, error_ms, at FROM terminal_clock WHERE place = ?")
			.get(place)
		if (row === undefined) return undefined
		const { offset_ms: offsetMs, error_ms: errorMs, at: atMs } = clockRow.parse(row)
		return { offsetMs, errorMs, atMs }
	}

	noteMeasured(
		place: string,
		{ offsetMs, errorMs, atMs }: MeasuredClock,
	): JournalFault | undefined {
		return faultIn(() => {
			this.#database
				.prepare("INSERT OR REPLACE INTO terminal_clock VALUES (?, ?, ?, ?)")
				.run(place, offsetMs, errorMs, atMs)
		})
	}

	keep(...[kept, pulled]: Parameters<TerminalRecords["keep"]>): JournalFault | undefined {
		const alongside = () => {
			const named = this.#database.prepare("INSERT INTO terminal_punch (serial, key) VALUES (?, ?)")
			for (const { serial, key } of kept) named.run(serial, key)
			if (pulled === undefined) return
			const { source, through, at } = pulled
			this.#database
				.prepare("INSERT OR REPLACE INTO terminal_log VALUES (?, ?, ?, ?)")
				.run(source, through.count, through.lastKey, at)
		}
		if (kept.length === 0) return faultIn(alongside)
		const appended = this.#journal.appendTogether(
			kept.map(({ record }) => record),
			alongside,
		)
		return appended.ok ? undefined : appended.fault
	}

	#log(source: string): z.infer<typeof logRow> | undefined {
		const row = this.#database
			.prepare("SELECT count, last_key, pulled_at FROM terminal_log WHERE source = ?")
			.get(source)
		return row === undefined ? undefined : logRow.parse(row)
	}
}

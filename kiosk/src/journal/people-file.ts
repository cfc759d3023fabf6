// The people list as the kiosk keeps it: tags, slots and short names, never a card number or NIP. A slot
// speaks for somebody only when their finger, and no earlier owner's, was enrolled into it here.
import type { ListedCard, ListedFinger, ListedPerson } from "@hadir/shared/wire/people.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import type { JournalFault, PeopleList } from "../usecases/ports.ts"
import { faultIn } from "./storage-fault.ts"

const cardRow = z.object({ tag: z.string(), credential: z.string(), name: z.string() })
const fingerRow = z
	.object({ reader: z.string(), slot: z.number(), credential: z.string(), name: z.string() })
	.transform(({ reader, slot, ...who }) => ({ ...who, sensor: { reader, slot } }))
const versionRow = z.object({ version: z.number() })

export class PeopleFile implements PeopleList {
	readonly #database: Database.Database
	readonly #findCard: Database.Statement
	readonly #findFinger: Database.Statement
	readonly #onUnreadable: () => void

	/** @param onUnreadable told when the list cannot be read for a card or finger, which is then unknown */
	constructor(database: Database.Database, onUnreadable: () => void = () => {}) {
		this.#database = database
		this.#onUnreadable = onUnreadable
		this.#findCard = database.prepare("SELECT tag, credential, name FROM person WHERE tag = ?")
		this.#findFinger = database.prepare(
			`SELECT reader, slot, credential, name FROM finger
			JOIN enrolled_finger USING (reader, slot, credential) WHERE reader = ? AND slot = ?`,
		)
	}

	version(): number {
		const row: unknown = this.#database.prepare("SELECT version FROM people_version").get()
		return row === undefined ? 0 : versionRow.parse(row).version
	}

	/** What cannot be read is kept as an unknown card's tap: whose it is, the office finds out. */
	find(tag: string): ListedCard | undefined {
		return this.#read(() => rowOf(cardRow, this.#findCard.get(tag)), undefined)
	}

	findFinger(reader: string, slot: number): ListedFinger | undefined {
		return this.#read(() => rowOf(fingerRow, this.#findFinger.get(reader, slot)), undefined)
	}

	/** Everybody the list gives a slot of this reader, enrolled yet or not. */
	fingersOf(reader: string): readonly ListedFinger[] {
		const query = "SELECT reader, slot, credential, name FROM finger WHERE reader = ? ORDER BY slot"
		return this.#database
			.prepare(query)
			.all(reader)
			.map((row) => fingerRow.parse(row))
	}

	apply(version: number, people: readonly ListedPerson[]): JournalFault | undefined {
		// Who left the list must not be found in free space. Only here: dropping records has no room to spare.
		this.#database.pragma("secure_delete = ON")
		const fault = faultIn(() => this.#replace(version, people))
		this.#database.pragma("secure_delete = OFF")
		// The log still holds the pages as they were.
		if (fault === undefined) faultIn(() => this.#database.pragma("wal_checkpoint(TRUNCATE)"))
		return fault
	}

	#replace(version: number, people: readonly ListedPerson[]): void {
		const card = this.#database.prepare(
			"INSERT OR REPLACE INTO person (tag, credential, name) VALUES (@tag, @credential, @name)",
		)
		const finger = this.#database.prepare(
			"INSERT OR REPLACE INTO finger (reader, slot, credential, name) VALUES (@reader, @slot, @credential, @name)",
		)
		this.#database.transaction(() => {
			for (const table of ["person", "finger"]) this.#database.exec(`DELETE FROM ${table}`)
			for (const person of people) {
				if ("tag" in person) card.run(person)
				else finger.run({ ...person.sensor, credential: person.credential, name: person.name })
			}
			this.#database
				.prepare(
					"INSERT INTO people_version (id, version) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version",
				)
				.run(version)
		})()
	}

	#read<T>(read: () => T, otherwise: T): T {
		try {
			return read()
		} catch {
			this.#onUnreadable()
			return otherwise
		}
	}
}

const rowOf = <T>(row: z.ZodType<T>, found: unknown): T | undefined =>
	found === undefined ? undefined : row.parse(found)

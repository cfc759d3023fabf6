// The people list as the kiosk keeps it: tags and short names, never a card number or NIP.
import type { ListedPerson } from "@hadir/shared/wire/people.ts"
import type Database from "better-sqlite3"
import { z } from "zod"
import type { PeopleList } from "../usecases/ports.ts"

const personRow = z.object({ tag: z.string(), credential: z.string(), name: z.string() })
const versionRow = z.object({ version: z.number() })

export class PeopleFile implements PeopleList {
	readonly #database: Database.Database
	readonly #find: Database.Statement
	readonly #onUnreadable: () => void

	/** @param onUnreadable told when the list cannot be read for a card, which is then unknown */
	constructor(database: Database.Database, onUnreadable: () => void = () => {}) {
		this.#database = database
		this.#onUnreadable = onUnreadable
		this.#find = database.prepare("SELECT tag, credential, name FROM person WHERE tag = ?")
	}

	version(): number {
		const row: unknown = this.#database.prepare("SELECT version FROM people_version").get()
		return row === undefined ? 0 : versionRow.parse(row).version
	}

	find(tag: string): ListedPerson | undefined {
		try {
			const row: unknown = this.#find.get(tag)
			return row === undefined ? undefined : personRow.parse(row)
		} catch {
			// The tap is kept as an unknown card's: whose it is, the office finds out.
			this.#onUnreadable()
			return undefined
		}
	}

	apply(version: number, people: readonly ListedPerson[]): void {
		const insert = this.#database.prepare(
			"INSERT OR REPLACE INTO person (tag, credential, name) VALUES (@tag, @credential, @name)",
		)
		this.#database.transaction(() => {
			this.#database.prepare("DELETE FROM person").run()
			for (const person of people) insert.run(person)
			this.#database
				.prepare(
					"INSERT INTO people_version (id, version) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version",
				)
				.run(version)
		})()
	}
}

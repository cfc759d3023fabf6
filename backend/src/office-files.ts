// The files an office stands on: its two stores, and what a government decided.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Kysely } from "kysely"
import { type JournalSchema, journalMigrations } from "./store/journal-schema.ts"
import { officeMigrations } from "./store/office-migrations.ts"
import type { OfficeSchema } from "./store/office-schema.ts"
import { openReader, openStore } from "./store/open-store.ts"

export type Stores = {
	readonly log: Kysely<JournalSchema>
	readonly reader: Kysely<JournalSchema>
	readonly office: Kysely<OfficeSchema>
}

export async function openStores(folder: string): Promise<Stores> {
	const logFile = join(folder, "journal.db")
	return {
		log: await openStore<JournalSchema>(logFile, journalMigrations),
		reader: openReader<JournalSchema>(logFile),
		office: await openStore<OfficeSchema>(join(folder, "office.db"), officeMigrations),
	}
}

/** @throws Error with the file's name when it cannot be used */
export function load<T>(
	file: string,
	read: (value: unknown) => { ok: true; value: T } | { ok: false; fault: { message: string } },
): T {
	const loaded = read(JSON.parse(readFileSync(file, "utf8")))
	if (!loaded.ok) throw new Error(`${file}: ${loaded.fault.message}`)
	return loaded.value
}

// The files an office stands on: its two stores.
import { join } from "node:path"
import type { Kysely } from "kysely"
import { type JournalSchema, journalMigrations } from "./store/journal-schema.ts"
import { officeMigrations } from "./store/office-migrations.ts"
import type { OfficeSchema } from "./store/office-schema.ts"
import { openReader, openStore, openWriter } from "./store/open-store.ts"

export type Stores = {
	readonly log: Kysely<JournalSchema>
	readonly reader: Kysely<JournalSchema>
	readonly office: Kysely<OfficeSchema>
	/** office.db for the projector, which gives way to people and kiosks. */
	readonly projecting: Kysely<OfficeSchema>
}

export async function openStores(folder: string): Promise<Stores> {
	const logFile = join(folder, "journal.db")
	const office = await openWriter<OfficeSchema>(join(folder, "office.db"), officeMigrations)
	return {
		log: await openStore<JournalSchema>(logFile, journalMigrations),
		reader: openReader<JournalSchema>(logFile),
		office: office.urgent,
		projecting: office.patient,
	}
}

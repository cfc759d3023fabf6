// An office's files, opened to be read for the days of a month, whether the office runs or not.
import { join } from "node:path"
import type { Config } from "../config.ts"
import { EntryStore } from "../store/entry-store.ts"
import { JournalLogReader } from "../store/journal-log-reader.ts"
import type { JournalSchema } from "../store/journal-schema.ts"
import type { OfficeSchema } from "../store/office-schema.ts"
import { openReader } from "../store/open-store.ts"
import { ProjectionStore } from "../store/projection-store.ts"
import { RegistryStore } from "../store/registry-store.ts"
import { readRegulation } from "../store/regulation-files.ts"
import { ServiceStore } from "../store/service-store.ts"

export async function openMonth(config: Config) {
	const office = openReader<OfficeSchema>(join(config.data, "office.db"))
	const log = openReader<JournalSchema>(join(config.data, "journal.db"))
	const close = async () => {
		await office.destroy()
		await log.destroy()
	}
	try {
		const [projections, reader] = [new ProjectionStore(office), new JournalLogReader(log)]
		await warnOfUnprojected(reader, projections)
		const parts = {
			...{ registry: new RegistryStore(office), projections, regulation: readRegulation(config) },
			...{ zone: config.zone, now: () => Date.now(), reader },
			...{ service: new ServiceStore(office), book: new EntryStore(office, warn) },
		}
		return { parts, close }
	} catch (cause) {
		await close()
		throw cause
	}
}

/** Records received but not yet projected would be missing in the file without a word. */
async function warnOfUnprojected(
	log: JournalLogReader,
	projections: ProjectionStore,
): Promise<void> {
	let behind = 0
	for (const { journal, chain, head, start } of await log.chains()) {
		const cursor = await projections.cursor(journal, chain)
		behind += head.n - (cursor?.n ?? start?.n ?? 0)
	}
	if (behind > 0) {
		console.error(
			`${behind} received records are not worked in yet; start the office and export again.`,
		)
	}
}

const warn = (entry: string): void =>
	console.error(`Entry ${entry} cannot be read and counts for nothing; write it anew.`)

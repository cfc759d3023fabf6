// Everything the office keeps: its folder, locked; its keys; and a store for each subject on its files.
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Config } from "./config.ts"
import { type OfficeKeys, officeKeys } from "./identity/office-keys.ts"
import { openStores, type Stores } from "./office-files.ts"
import { AlarmStore } from "./store/alarm-store.ts"
import { finishPuttingBack } from "./store/backup/put-back.ts"
import { CardStore } from "./store/card-store.ts"
import { CityStore } from "./store/city-store.ts"
import { DecisionStore } from "./store/decision-store.ts"
import { EntryStore } from "./store/entry-store.ts"
import { ExportStore } from "./store/export-store.ts"
import { FingerStore } from "./store/finger-store.ts"
import { lockFolder } from "./store/folder-lock.ts"
import { IdentityStore } from "./store/identity-store.ts"
import { ImportStore } from "./store/import-store.ts"
import { JournalLogReader } from "./store/journal-log-reader.ts"
import { JournalLogStore } from "./store/journal-log-store.ts"
import { keepKey } from "./store/kept-key.ts"
import { KioskEnrolmentStore } from "./store/kiosk-enrolment-store.ts"
import { explainFull, giveUpBallastWhenFull } from "./store/office-disk.ts"
import { PayFactStore } from "./store/pay-fact-store.ts"
import { ProjectionStore } from "./store/projection-store.ts"
import { RegistryStore } from "./store/registry-store.ts"
import { RunArchiveStore } from "./store/run-archive.ts"
import { RunStore } from "./store/run-store.ts"
import { ServiceStore } from "./store/service-store.ts"
import { StaffTables } from "./store/staff-tables.ts"
import { syncFile } from "./store/sync-file.ts"
import { TerminalStore } from "./store/terminal-store.ts"
import { JournalVerdictStore } from "./store/verdict-store.ts"
import { proveWhole } from "./store/whole-office.ts"
import { WithdrawalStore } from "./store/withdrawal-store.ts"
import type { Log } from "./usecases/ports.ts"

export type OfficeStores = Awaited<ReturnType<typeof openOfficeStores>>

/**
 * @throws Error with a sentence when another office works there, the files are not one whole office's, one cannot be
 * used, or the disk takes nothing
 */
export async function openOfficeStores({ data }: Config, note: Log) {
	if (existsSync(data)) giveUpBallastWhenFull(data, note)
	try {
		const unlock = lockFolder(data)
		try {
			const { keys, files } = await openFiles(data, note)
			return storesOn({ files, keys, unlock, note })
		} catch (cause) {
			unlock()
			throw cause
		}
	} catch (cause) {
		throw explainFull(data, cause)
	}
}

async function openFiles(data: string, note: Log) {
	const finished = finishPuttingBack(data)
	if (finished !== undefined) note("restore.finished", finished)
	const isFirstStart = !["office.db", "journal.db"].some((name) => existsSync(join(data, name)))
	// Before the files: a first start that is cut leaves keys without files, never the other way round.
	const keys = officeKeys(join(data, "office-keys.json"), { isFirstStart })
	syncFile(data)
	await proveWhole(data, keys.signing)
	const files = await openStores(data)
	await keepKey(files.office, keys.signing)
	return { keys, files }
}

function storesOn({
	files,
	keys,
	unlock,
	note,
}: {
	readonly files: Stores
	readonly keys: OfficeKeys
	readonly unlock: () => void
	readonly note: Log
}) {
	const { office, projecting } = files
	return {
		files,
		keys,
		registry: new RegistryStore(office),
		projections: new ProjectionStore(office),
		city: new CityStore(office),
		verdicts: new JournalVerdictStore(office),
		alarms: new AlarmStore(office),
		decisions: new DecisionStore(office),
		withdrawals: new WithdrawalStore(office),
		service: new ServiceStore(office),
		enrolments: new KioskEnrolmentStore(office),
		identities: new IdentityStore(office),
		fingers: new FingerStore(office),
		cards: new CardStore(office),
		terminals: new TerminalStore(office),
		book: new EntryStore(office, (entry) => note("entry.unreadable", { entry })),
		imports: new ImportStore(office),
		payBook: new PayFactStore(office, (fact) => note("pay-fact.unreadable", { fact })),
		runs: new RunStore(office),
		archive: new RunArchiveStore(office),
		exports: new ExportStore(office),
		staff: new StaffTables(office),
		reader: new JournalLogReader(files.reader),
		log: new JournalLogStore(files.log),
		/** The same for the projector, which gives way to people and kiosks. */
		patient: {
			projections: new ProjectionStore(projecting),
			registry: new RegistryStore(projecting),
			verdicts: new JournalVerdictStore(projecting),
			alarms: new AlarmStore(projecting),
		},
		close: async () => {
			for (const file of [files.reader, files.log, files.office]) await file.destroy()
			unlock()
		},
	}
}

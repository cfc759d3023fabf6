import { decodeRecord } from "@hadir/shared/journal/record.ts"
import type { JournalFile } from "./journal-file.ts"

/** UTC ms of the newest record, or 0. */
export function lastWall(journal: JournalFile): number {
	const [name = ""] = journal.names()
	const line = journal.bytesAt(name, journal.last.n)
	const record = line === undefined ? undefined : decodeRecord(line)
	return record?.ok ? record.value.wall : 0
}

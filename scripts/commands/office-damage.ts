// Damage of the office's journal.db that no chain shows.
import { lostTransactions } from "@hadir/backend/store/damaged-wal.ts"
import { isFileWhole } from "@hadir/backend/store/whole-file.ts"

/** A sentence that says what to do. */
export type OfficeDamage = { readonly isOfLog: boolean; readonly words: string }

export function officeDamage(file: string): readonly OfficeDamage[] {
	const lost = lostTransactions(file)
	return [
		...(lost === 0 ? [] : [{ isOfLog: true, words: logWords(file, lost) }]),
		...(isFileWhole(file) ? [] : [{ isOfLog: false, words: fileWords(file) }]),
	]
}

const logWords = (file: string, lost: number): string =>
	`${file}-wal, the log of writes, is damaged: ${lost} ${lost === 1 ? "transaction that lies" : "transactions that lie"} behind it cannot be read. Keep a copy of both files, then start the office: kiosks send again what they still keep. Import again what was imported since.`

const fileWords = (file: string): string =>
	`The office's ${file} is damaged: SQLite finds pages that are not as it wrote them. Restore the last backup: hadir restore <set>.`

// Each day's signed heads as a file beside the data, for the inspectorate to take away.
import type { KeyObject } from "node:crypto"
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { sealHeads } from "@hadir/shared/wire/signed-heads.ts"
import type { JournalReader } from "../usecases/journal-log.ts"

const fileOf = (folder: string, date: LocalDate): string => join(folder, `heads-${date}.txt`)

/**
 * Writes the day's file once.
 * @param folder made when it is not there
 * @returns its path when it was written now; undefined when it was there already
 */
export async function keepDailyHeads(order: {
	readonly folder: string
	readonly date: LocalDate
	readonly now: number
	readonly reader: JournalReader
	readonly officeKey: KeyObject
}): Promise<string | undefined> {
	const file = fileOf(order.folder, order.date)
	if (existsSync(file)) return undefined
	mkdirSync(order.folder, { recursive: true, mode: 0o700 })
	const text = await signedHeadsText(order)
	writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
	renameSync(`${file}.new`, file)
	return file
}

/** Where every chain stands now, signed. */
export async function signedHeadsText({
	date,
	now,
	reader,
	officeKey,
}: {
	readonly date: LocalDate
	readonly now: number
	readonly reader: JournalReader
	readonly officeKey: KeyObject
}): Promise<string> {
	const heads = (await reader.chains()).map(({ kiosk, journal, chain, head }) => ({
		...{ kiosk, journal, chain, head },
	}))
	return `${sealHeads({ date, at: now, heads }, officeKey)}\n`
}

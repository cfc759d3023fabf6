// Each day's signed heads as a file beside the data, for the inspectorate to take away.
import type { KeyObject } from "node:crypto"
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { sealHeads } from "@hadir/shared/wire/signed-heads.ts"
import type { JournalReader } from "../usecases/journal-log.ts"
import { syncFile } from "./sync-file.ts"
import type { VerifiedChain } from "./verify-log.ts"

const fileOf = (folder: string, date: LocalDate): string => join(folder, `heads-${date}.txt`)

/** Why a log was not signed for. */
export class BrokenLog extends Error {
	constructor({ journal, brokenAt }: VerifiedChain) {
		super(`journal ${journal} does not hold at ${brokenAt?.n} (${brokenAt?.why})`)
	}
}

/**
 * Writes the day's file once, of a log that holds: who reads it elsewhere trusts the signature.
 * @param folder made when it is not there
 * @param findBroken proves the log
 * @returns its path when it was written now; undefined when it was there already
 * @throws BrokenLog when it does not hold
 */
export async function keepDailyHeads(order: {
	readonly folder: string
	readonly date: LocalDate
	readonly now: number
	readonly reader: JournalReader
	readonly officeKey: KeyObject
	findBroken(): Promise<VerifiedChain | undefined>
}): Promise<string | undefined> {
	const file = fileOf(order.folder, order.date)
	if (existsSync(file)) return undefined
	const broken = await order.findBroken()
	if (broken !== undefined) throw new BrokenLog(broken)
	mkdirSync(order.folder, { recursive: true, mode: 0o700 })
	const text = await signedHeadsText(order)
	writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
	renameSync(`${file}.new`, file)
	syncFile(order.folder)
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

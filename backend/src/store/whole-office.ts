// An office starts on all of its files or not at all: on a part of them it would call people absent whose punches lie
// in the part that is missing.
import { existsSync, statSync } from "node:fs"
import { join } from "node:path"
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import { closeBoth, firstMissing, openBoth } from "./backup/belongs-together.ts"
import { keptKey, keyText } from "./kept-key.ts"

const isThere = (file: string): boolean => existsSync(file) && statSync(file).size > 0

/**
 * To be called before anything is opened for writing, which would make what is missing anew and empty.
 * @throws Error with a sentence when a file is missing, another office's, or older than the other knows
 */
export async function proveWhole(data: string, signing: KeyPair): Promise<void> {
	const [office, log] = ["office.db", "journal.db"].map((name) => join(data, name))
	const has = { office: isThere(office ?? ""), log: isThere(log ?? "") }
	// Nothing yet, or a first start that was cut off before both were made.
	if (!has.office && !has.log) return
	const stores = openBoth(data)
	try {
		if (!has.office) {
			const journals = await stores.log.selectFrom("journal").select("kiosk").execute()
			if (journals.length > 0) throw new Error(missingOffice(data, journals.length))
			return
		}
		const kept = await keptKey(stores.office)
		if (kept !== undefined && kept !== keyText(signing)) throw new Error(otherKeys(data))
		if (!has.log) {
			const worked = await stores.office.selectFrom("cursor").select("n").execute()
			if (worked.length > 0) throw new Error(missingLog(data))
			return
		}
		const missing = await firstMissing(stores)
		if (missing !== undefined) throw new Error(olderLog(data, missing))
	} catch (cause) {
		// Made by a first start that was cut off before its tables were: there is nothing in it.
		if (!(cause instanceof Error) || !/no such table/.test(cause.message)) throw cause
	} finally {
		await closeBoth(stores)
	}
}

const waysOut = "Put the last backup back: hadir restore <set>"

const missingOffice = (data: string, journals: number): string =>
	`${data} has no office.db, though journal.db holds what ${journals} journals sent: without it there are no people, no schedules and no decisions. ${waysOut}, or set HADIR_DATA to the right folder.`

const missingLog = (data: string): string =>
	`${data} has no journal.db, though office.db has worked in punches: without it everybody would be absent. ${waysOut}, or set HADIR_DATA to the right folder.`

const olderLog = (data: string, { journal, n }: { journal: string; n: number }): string =>
	`${data}: office.db has worked in record ${n} of journal ${journal.slice(0, 12)}, and journal.db does not hold it: it is older, or another office's. ${waysOut}. Kiosks send again what they still keep.`

const otherKeys = (data: string): string =>
	`${join(data, "office-keys.json")} is another office's: no kiosk of this one trusts it. Put back the one of the last backup (copy office-keys.json out of the set).`

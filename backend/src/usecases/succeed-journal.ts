// A journal under a new key, vouched for by the old one.
import type { KeyObject } from "node:crypto"
import { journalName, rootHash } from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import type { ShownJournal } from "@hadir/shared/wire/hello.ts"
import { readPaper } from "@hadir/shared/wire/paper.ts"
import { isSignedBy } from "@hadir/shared/wire/signed.ts"
import { type AdmittedJournal, type JournalLog, mayDeliver } from "./journal-log.ts"
import type { Log, Now } from "./ports.ts"

type Parts = {
	readonly log: JournalLog
	readonly officeKey: { readonly publicKey: KeyObject }
	readonly now: Now
	readonly note: Log
}

/** Its records are stored at once; they are disputed until a person has enrolled the new key. */
export async function admitSuccessor(
	{ log, officeKey, now, note }: Parts,
	kiosk: string,
	shown: ShownJournal,
): Promise<AdmittedJournal | undefined> {
	const { succeeds } = shown
	if (succeeds === undefined) return undefined
	const old = readPaper(succeeds.paper, officeKey.publicKey)
	if (!old.ok || old.value.kiosk !== kiosk) return undefined
	const body = fromBase64Url(succeeds.publicKey)
	const oldKey = publicKeyFromRaw("ed25519", fromBase64Url(old.value.publicKey))
	if (!isSignedBy({ purpose: "succession", body, signature: succeeds.signature }, oldKey)) {
		return undefined
	}
	const key = publicKeyFromRaw("ed25519", body)
	const name = journalName(key)
	const known = await log.journal(name)
	if (known !== undefined) return mayDeliver(known, kiosk) ? known : undefined
	const journal = { name, kiosk, publicKey: succeeds.publicKey, state: "disputed" } as const
	await log.admit(journal, rootHash(key), now())
	note("journal.succeeded", { kiosk, journal: name })
	return journal
}

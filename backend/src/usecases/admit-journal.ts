// Which journals the office takes records from: enrolled keys, and keys vouched for by an enrolled one.
import type { KeyObject } from "node:crypto"
import { type Hash, journalName, rootHash } from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import type { ShownJournal } from "@hadir/shared/wire/hello.ts"
import { type Paper, readPaper, signPaper } from "@hadir/shared/wire/paper.ts"
import { isSignedBy } from "@hadir/shared/wire/signed.ts"
import type { Alarms } from "./alarms.ts"
import type { AdmittedJournal, JournalLog } from "./journal-log.ts"
import type { JournalVerdicts } from "./journal-verdicts.ts"
import { disputedJournalAlarm } from "./office-alarms.ts"
import type { Log, Now, Registry } from "./ports.ts"
import { forkAlarm } from "./projection-alarms.ts"

export type AdmitParts = {
	readonly log: JournalLog
	readonly registry: Registry
	readonly verdicts: JournalVerdicts
	readonly alarms: Alarms
	readonly officeKey: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
	readonly now: Now
	readonly note: Log
}

export type Admitted = {
	readonly journal: AdmittedJournal
	/** A paper for a key that has none yet; it travels in the head. */
	readonly paper?: string
}

/** The journal a hello shows, admitted now if it may be and was not yet. */
export async function admitJournal(
	parts: AdmitParts,
	kiosk: string,
	shown: ShownJournal,
): Promise<Admitted | undefined> {
	return shown.paper === undefined
		? admitSuccessor(parts, kiosk, shown)
		: admitByPaper(parts, kiosk, shown.paper)
}

async function admitByPaper(
	parts: AdmitParts,
	kiosk: string,
	text: string,
): Promise<Admitted | undefined> {
	const { log, registry, officeKey } = parts
	const paper = readPaper(text, officeKey.publicKey)
	if (!paper.ok || paper.value.kiosk !== kiosk) return undefined
	const { publicKey } = paper.value
	const known = await log.journal(nameOf(publicKey))
	if (known !== undefined) return known.kiosk === kiosk ? { journal: known } : undefined
	const registered = await registry.kiosk(kiosk)
	// The paper alone re-admits a kiosk to an office restored from before its enrolment; such a
	// backup may also have forgotten a revocation, so a person looks first.
	const state = registered?.publicKey === publicKey ? "active" : "disputed"
	return { journal: await admit(parts, { kiosk, publicKey, state }) }
}

/**
 * A key vouched for by an enrolled one. Where the old journal is whole, the office signs the new key's
 * paper by itself; where it has forked, is revoked or unknown here, a person has to accept it first.
 */
async function admitSuccessor(
	parts: AdmitParts,
	kiosk: string,
	{ succeeds }: ShownJournal,
): Promise<Admitted | undefined> {
	if (succeeds === undefined) return undefined
	const old = readPaper(succeeds.paper, parts.officeKey.publicKey)
	if (!old.ok || old.value.kiosk !== kiosk) return undefined
	const body = fromBase64Url(succeeds.publicKey)
	const oldKey = publicKeyFromRaw("ed25519", fromBase64Url(old.value.publicKey))
	if (!isSignedBy({ purpose: "succession", body, signature: succeeds.signature }, oldKey)) {
		return undefined
	}
	const { publicKey } = succeeds
	const known = await parts.log.journal(nameOf(publicKey))
	if (known !== undefined && known.kiosk !== kiosk) return undefined
	const isTrusted = await mayFollow(parts, nameOf(old.value.publicKey))
	const journal =
		known ?? (await admit(parts, { kiosk, publicKey, state: isTrusted ? "active" : "disputed" }))
	const isActive = journal.state === "active" || (await isAccepted(parts, journal.name))
	return isActive ? { journal, paper: await paperFor(parts, old.value, publicKey) } : { journal }
}

async function admit(
	{ log, alarms, now, note }: AdmitParts,
	wish: Pick<AdmittedJournal, "kiosk" | "publicKey" | "state">,
): Promise<AdmittedJournal> {
	const name = nameOf(wish.publicKey)
	const journal = { name, ...wish }
	const key = publicKeyFromRaw("ed25519", fromBase64Url(wish.publicKey))
	await log.admit(journal, rootHash(key), now())
	note("journal.admitted", { kiosk: wish.kiosk, journal: name, state: wish.state })
	if (wish.state === "disputed") await alarms.raise(disputedJournalAlarm(journal, now()))
	return journal
}

async function mayFollow({ log, verdicts, alarms }: AdmitParts, old: Hash): Promise<boolean> {
	if ((await log.journal(old)) === undefined) return false
	if ((await verdicts.of(old))?.verdict === "revoked") return false
	const { chains } = await log.view(old, [])
	const hasForked =
		chains.length > 1 || (await alarms.has(forkAlarm({ journal: old, kiosk: "" }, 0).id))
	return !hasForked
}

async function isAccepted({ verdicts }: AdmitParts, journal: Hash): Promise<boolean> {
	return (await verdicts.of(journal))?.verdict === "accepted"
}

/** The new key is the kiosk's from now on; what it was trusted with, it keeps. */
async function paperFor(
	{ registry, officeKey }: AdmitParts,
	old: Paper,
	publicKey: string,
): Promise<string> {
	await registry.replaceKey(old.kiosk, { old: old.publicKey, next: publicKey })
	return signPaper({ ...old, publicKey }, officeKey.privateKey)
}

const nameOf = (publicKey: string): Hash =>
	journalName(publicKeyFromRaw("ed25519", fromBase64Url(publicKey)))

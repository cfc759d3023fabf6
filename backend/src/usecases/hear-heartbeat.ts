// A heartbeat says how far each journal of a kiosk reaches. It counts only while the log holds that.
import type { Hash } from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { type HeartbeatMessage, heartbeatMessage } from "@hadir/shared/wire/heartbeat.ts"
import { openJson } from "@hadir/shared/wire/json-message.ts"
import { openEnvelope } from "@hadir/shared/wire/signed.ts"
import { type JournalLog, mayDeliver } from "./journal-log.ts"
import type { JournalVerdicts } from "./journal-verdicts.ts"
import type { KioskNewsBoard } from "./kiosk-news.ts"
import type { Log, Now } from "./ports.ts"

export type HeartbeatParts = {
	readonly log: JournalLog
	readonly verdicts: JournalVerdicts
	readonly news: KioskNewsBoard
	readonly now: Now
	readonly note: Log
	/** It counted: this kiosk's people may be judged further. */
	onHeard(kiosk: string): void
}

export async function hearHeartbeat(
	parts: HeartbeatParts,
	kiosk: string,
	bytes: Buffer,
): Promise<void> {
	const { log, verdicts, now, note } = parts
	const refuse = (why: string) => note("journal.refused", { kind: "heartbeat", kiosk, why })
	const name = claimedJournal(bytes)
	const journal = name === undefined ? undefined : await log.journal(name)
	if (journal === undefined || !mayDeliver(journal, kiosk)) return refuse("not-enrolled")
	if ((await verdicts.of(journal.name))?.verdict === "revoked") return refuse("revoked")
	const key = publicKeyFromRaw("ed25519", fromBase64Url(journal.publicKey))
	const opened = openJson("heartbeat", bytes, heartbeatMessage, () => key)
	if (!opened.ok) return refuse(opened.fault.code)
	const beat = opened.value
	const undelivered = await undeliveredOf(parts, kiosk, beat)
	const { fault, freePercent } = beat
	parts.news.note(kiosk, { heardAt: now(), undelivered, fault, freePercent })
	const named = beat.journals.find(({ id }) => id === journal.name)
	// Who can record nothing has received nothing: a day must not be judged by silence that was a fault.
	if (undelivered > 0 || fault !== undefined || named === undefined) return
	// A clock that runs ahead must not claim the future as received, nor a source what it has not pulled.
	const pulled = beat.sources.map(({ pulledThrough }) => pulledThrough)
	const time = Math.min(beat.time, now(), ...pulled)
	const { n, hash } = named
	await log.noteHeartbeat({ journal: journal.name, time, n, hash, message: bytes }, now())
	parts.onHeard(kiosk)
}

/** How many of the records it names the log does not hold; a journal that is not here counts whole. */
async function undeliveredOf(
	{ log }: HeartbeatParts,
	kiosk: string,
	{ journals }: HeartbeatMessage,
): Promise<number> {
	let missing = 0
	for (const { id, n, hash } of journals) {
		const own = await log.journal(id)
		const view = own === undefined ? undefined : await log.view(id, [{ n, hash }])
		if (own?.kiosk === kiosk && view?.holder({ n, hash }) !== undefined) continue
		const held = Math.max(0, ...(view?.chains ?? []).map(({ head }) => head.n))
		missing += Math.max(1, n - held)
	}
	return missing
}

/** The journal it claims to be of, read before its key is known and so not yet believed. */
function claimedJournal(bytes: Buffer): Hash | undefined {
	const envelope = openEnvelope(bytes)
	if (!envelope.ok) return undefined
	const parsed = heartbeatMessage.safeParse(parseJson(envelope.value.body))
	return parsed.success ? parsed.data.journal : undefined
}

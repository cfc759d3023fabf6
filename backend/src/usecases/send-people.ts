// Answers a kiosk's request for a page of its people list.
import type { KeyObject } from "node:crypto"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { tagOf } from "@hadir/shared/journal/sealed-card.ts"
import { openJson, sealJson } from "@hadir/shared/wire/json-message.ts"
import {
	type ListedPerson,
	maxPeoplePerPage,
	type PeoplePage,
	peopleRequest,
} from "@hadir/shared/wire/people.ts"
import { openEnvelope } from "@hadir/shared/wire/signed.ts"
import type { JournalLog } from "./journal-log.ts"
import type { JournalVerdicts } from "./journal-verdicts.ts"
import type { Log, Now, Registry } from "./ports.ts"

type Parts = {
	readonly log: JournalLog
	readonly registry: Registry
	readonly verdicts: JournalVerdicts
	readonly officeKey: KeyObject
	readonly now: Now
	readonly note: Log
	answer(kiosk: string, bytes: Buffer): void
}

export async function sendPeople(parts: Parts, kiosk: string, bytes: Buffer): Promise<void> {
	const envelope = openEnvelope(bytes)
	const claim = peopleRequest.safeParse(envelope.ok ? parseJson(envelope.value.body) : undefined)
	const journal = claim.success ? await parts.log.journal(claim.data.journal) : undefined
	if (journal === undefined || journal.kiosk !== kiosk) {
		return parts.note("people.refused", { kiosk, why: "not-enrolled" })
	}
	if ((await parts.verdicts.of(journal.name))?.verdict === "revoked") {
		return parts.note("people.refused", { kiosk, why: "revoked" })
	}
	const key = publicKeyFromRaw("ed25519", fromBase64Url(journal.publicKey))
	const request = openJson("people-request", bytes, peopleRequest, () => key)
	if (!request.ok) return parts.note("people.refused", { kiosk, why: request.fault.code })
	const version = await parts.registry.peopleVersion()
	const people = await listOf(parts, kiosk)
	const { nonce, page } = request.value
	const start = page * maxPeoplePerPage
	const answer: PeoplePage = {
		nonce,
		version,
		page,
		pages: Math.max(1, Math.ceil(people.length / maxPeoplePerPage)),
		people: people.slice(start, start + maxPeoplePerPage),
	}
	parts.answer(kiosk, sealJson("people", answer, parts.officeKey))
}

/** Tags are made with this kiosk's own secret, so one kiosk's list tells nothing at another. */
async function listOf({ registry, now }: Parts, code: string): Promise<ListedPerson[]> {
	const kiosk = await registry.kiosk(code)
	if (kiosk?.tagSecret === undefined) return []
	const secret = fromBase64Url(kiosk.tagSecret)
	const carried = await registry.listedAt(code, now())
	return carried.map((one) => {
		const who = { credential: one.credential, name: one.shortName }
		return one.kind === "finger"
			? { ...who, sensor: one.sensor }
			: { ...who, tag: tagOf(secret, one) }
	})
}

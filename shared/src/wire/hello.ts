// hello: a kiosk shows where it stands. It changes nothing at the office.
import { z } from "zod"
import {
	checkpointField,
	hashField,
	nonceField,
	numberField,
	publicKeyField,
	signatureField,
	timeField,
} from "./journal-fields.ts"

/** Most journals one hello names; an older one waits until a newer is drained. */
export const maxJournalsPerHello = 8
/** Longest locator: every power of two below 2^53, and the four fixed ends. */
export const maxLocatorLength = 60

/** A new key speaks for itself by the old one's signature over it. */
export const succession = z.object({
	/** The old key's enrolment paper. */
	paper: z.string().max(1000),
	publicKey: publicKeyField,
	/** The old key's signature over the 32 raw bytes of the new one. */
	signature: signatureField,
})

const shownJournal = z.object({
	/** The enrolment paper, once the office has signed one for this key. */
	paper: z.string().max(1000).optional(),
	succeeds: succession.optional(),
	last: checkpointField,
	/** Number of the oldest record still kept; last.n + 1 when none is. */
	oldest: numberField,
	/** Hashes that verify at last, -1, -2, -4, ..., oldest, oldest - 1; falling numbers. */
	locator: z.array(z.tuple([numberField, hashField])).max(maxLocatorLength),
})
export type ShownJournal = z.infer<typeof shownJournal>

export const helloMessage = z.object({
	nonce: nonceField,
	/** The name of the journal whose key signs this hello. */
	journal: hashField,
	journals: z.array(shownJournal).min(1).max(maxJournalsPerHello),
	boot: numberField,
	mono: numberField,
	wall: timeField,
	peopleVersion: numberField,
	versions: z.object({ release: z.string().max(40), journal: numberField }),
})
export type HelloMessage = z.infer<typeof helloMessage>

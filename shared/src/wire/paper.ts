// The enrolment paper: the office's signed word that a key is a kiosk's.
import type { KeyObject } from "node:crypto"
import { z } from "zod"
import { parseJson } from "../journal/record.ts"
import { type Fault, fail, type Result, succeed } from "../result.ts"
import { kioskField, publicKeyField } from "./journal-fields.ts"
import { isSignedBy, openEnvelope, sealMessage } from "./signed.ts"

const paper = z.object({
	kiosk: kioskField,
	/** Where it stands, e.g. "Lobi Utama". */
	place: z.string().min(1).max(80),
	publicKey: publicKeyField,
	tagSecretId: z.string().min(1).max(40),
})
export type Paper = z.infer<typeof paper>

/** The paper as it travels: one text, signature and JSON. */
export const signPaper = (content: Paper, office: KeyObject): string =>
	sealMessage("paper", Buffer.from(JSON.stringify(content)), office).toString()

export function readPaper(text: string, office: KeyObject): Result<Paper, Fault<"paper-refused">> {
	const refused = fail("paper-refused", "The enrolment paper is not signed by this office.")
	const envelope = openEnvelope(Buffer.from(text))
	if (!envelope.ok) return refused
	if (!isSignedBy({ purpose: "paper", ...envelope.value }, office)) return refused
	const parsed = paper.safeParse(parseJson(envelope.value.body))
	return parsed.success ? succeed(parsed.data) : refused
}

/** The kiosk a paper names, for people to read: whether the office signed it is not asked. */
export function kioskOf(text: string): string | undefined {
	const envelope = openEnvelope(Buffer.from(text))
	const parsed = envelope.ok ? paper.safeParse(parseJson(envelope.value.body)) : undefined
	return parsed?.success ? parsed.data.kiosk : undefined
}

// The office's word on where every chain stands, for whoever keeps it elsewhere: an inspectorate that
// holds last month's can see that nothing before it was changed since.
import type { KeyObject } from "node:crypto"
import { z } from "zod"
import { parseJson } from "../journal/record.ts"
import { type Fault, fail, type Result, succeed } from "../result.ts"
import { checkpointField, hashField, timeField } from "./journal-fields.ts"
import { isSignedBy, openEnvelope, sealMessage } from "./signed.ts"

const signedHeads = z.object({
	/** The work date it speaks for, yyyy-mm-dd. */
	date: z.iso.date(),
	/** UTC ms at which it was made. */
	at: timeField,
	heads: z.array(
		z.object({ kiosk: z.string(), journal: hashField, chain: hashField, head: checkpointField }),
	),
})
export type SignedHeads = z.infer<typeof signedHeads>

/** One text: signature, newline, JSON. */
export const sealHeads = (heads: SignedHeads, office: KeyObject): string =>
	sealMessage("heads", Buffer.from(JSON.stringify(heads)), office).toString()

export function readHeads(
	text: string,
	office: KeyObject,
): Result<SignedHeads, Fault<"malformed" | "signature">> {
	const envelope = openEnvelope(Buffer.from(asPrinted(text)))
	const parsed = envelope.ok ? signedHeads.safeParse(parseJson(envelope.value.body)) : undefined
	if (!envelope.ok) return fail("malformed", "This is no file of signed heads.")
	if (!parsed?.success)
		return fail("malformed", "This is no file of signed heads, or it was changed or cut since.")
	return isSignedBy({ purpose: "heads", ...envelope.value }, office)
		? succeed(parsed.data)
		: fail("signature", "The heads were changed since they were printed, or are another office's.")
}

/** Mail and Windows mark a text's start and end its lines otherwise; JSON as it is sealed has no line ends. */
const asPrinted = (text: string): string =>
	text
		.replace(/^\uFEFF/, "")
		.replaceAll("\r\n", "\n")
		.trimEnd()

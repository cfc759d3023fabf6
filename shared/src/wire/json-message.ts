// Signed JSON messages: the same three steps for hello, head, anchor, heartbeat and the people list.
import type { KeyObject } from "node:crypto"
import type { z } from "zod"
import { parseJson } from "../journal/record.ts"
import { type Fault, fail, type Result, succeed } from "../result.ts"
import { isSignedBy, openEnvelope, type Purpose, sealMessage } from "./signed.ts"

export const sealJson = (purpose: Purpose, message: object, key: KeyObject): Buffer =>
	sealMessage(purpose, Buffer.from(JSON.stringify(message)), key)

/** Reads a message and verifies it with the key `keyOf` finds for its claim. */
export function openJson<T>(
	purpose: Purpose,
	bytes: Uint8Array,
	schema: z.ZodType<T>,
	keyOf: (message: T) => KeyObject | undefined,
): Result<T, Fault<"malformed" | "signature">> {
	const envelope = openEnvelope(bytes)
	if (!envelope.ok) return envelope
	const parsed = schema.safeParse(parseJson(envelope.value.body))
	if (!parsed.success) return fail("malformed", `The ${purpose} message is not as agreed.`)
	const key = keyOf(parsed.data)
	return key !== undefined && isSignedBy({ purpose, ...envelope.value }, key)
		? succeed(parsed.data)
		: fail("signature", `The ${purpose} message is not signed by the key it claims.`)
}

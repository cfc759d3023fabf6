// The envelope of every journal message: signature, newline, body; signed over a prefix of its own.
import { type KeyObject, sign, verify } from "node:crypto"
import { fromBase64Url, toBase64Url } from "../journal/keys.ts"
import { type Fault, fail, type Result, succeed } from "../result.ts"

/** What a signature speaks for, so that one message never passes as another. */
export type Purpose =
	| "paper"
	| "hello"
	| "head"
	| "batch"
	| "anchor"
	| "heartbeat"
	| "people-request"
	| "people"
	| "succession"
	| "heads"

const newline = 0x0a
const signatureLength = 86

const signedBytes = (purpose: Purpose, body: Uint8Array): Buffer =>
	Buffer.concat([Buffer.from(`hadir/${purpose}/1\n`), body])

export const signatureOf = (purpose: Purpose, body: Uint8Array, key: KeyObject): string =>
	toBase64Url(sign(null, signedBytes(purpose, body), key))

export const isSignedBy = (
	signed: { readonly purpose: Purpose; readonly body: Uint8Array; readonly signature: string },
	key: KeyObject,
): boolean => {
	const signature = fromBase64Url(signed.signature)
	return (
		// One spelling only: base64url's last letter has bits that decoding drops.
		toBase64Url(signature) === signed.signature &&
		verify(null, signedBytes(signed.purpose, signed.body), key, signature)
	)
}

export function sealMessage(purpose: Purpose, body: Uint8Array, key: KeyObject): Buffer {
	return Buffer.concat([Buffer.from(`${signatureOf(purpose, body, key)}\n`), body])
}

export type Envelope = { readonly signature: string; readonly body: Buffer }

/** Splits a message from its signature; nothing is verified yet. */
export function openEnvelope(bytes: Uint8Array): Result<Envelope, Fault<"malformed">> {
	if (bytes[signatureLength] !== newline) {
		return fail("malformed", "The message does not begin with a signature and a newline.")
	}
	const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	return succeed({
		signature: whole.subarray(0, signatureLength).toString("latin1"),
		body: whole.subarray(signatureLength + 1),
	})
}

// Ed25519 and X25519 keys as the journal writes them: 32 raw bytes, base64url.
import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto"

export type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

const rawKeyBytes = 32
const derPrefix = {
	ed25519: Buffer.from("302a300506032b6570032100", "hex"),
	x25519: Buffer.from("302a300506032b656e032100", "hex"),
} as const
export type Curve = keyof typeof derPrefix

export const makeKeyPair = (curve: Curve): KeyPair =>
	curve === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("x25519")

/** The 32 raw bytes of a public key (RFC 8410: the tail of its DER form). */
export const rawPublicKey = (key: KeyObject): Buffer =>
	key.export({ type: "spki", format: "der" }).subarray(-rawKeyBytes)

/** @throws RangeError when it is not 32 bytes long. */
export function publicKeyFromRaw(curve: Curve, raw: Uint8Array): KeyObject {
	if (raw.length !== rawKeyBytes) throw new RangeError(`a public key is ${rawKeyBytes} bytes`)
	return createPublicKey({
		key: Buffer.concat([derPrefix[curve], raw]),
		format: "der",
		type: "spki",
	})
}

export const toBase64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url")
export const fromBase64Url = (text: string): Buffer => Buffer.from(text, "base64url")

// An unknown card's number: a tag that means something to one kiosk, and a seal only the office opens.
import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	diffieHellman,
	hkdfSync,
	type KeyObject,
} from "node:crypto"
import { type Fault, fail, type Result, succeed } from "../result.ts"
import { fromBase64Url, type KeyPair, publicKeyFromRaw, rawPublicKey, toBase64Url } from "./keys.ts"

/** The first byte of a card's number; it keeps equal numbers of different media apart. */
export const cardKinds = {
	iso14443a: 1,
	iso14443b: 2,
	em4100: 3,
	wiegand: 4,
	/** A user of an attendance terminal, see terminal-punch.ts. */
	terminal: 5,
} as const
export type CardKind = keyof typeof cardKinds

/** A card as a reader saw it. The number is whole: never cut, never reversed. */
export type Card = { readonly kind: CardKind; readonly uid: Uint8Array }

const tagBytes = 16
const paddedBytes = 16
const longestUid = paddedBytes - 2
const publicKeyBytes = 32
const authBytes = 16

/**
 * `HMAC-SHA-256(tag secret of this kiosk, kind || uid)` cut to 16 bytes, base64url.
 * Whoever holds the kiosk's secret can search a 4-byte number.
 */
export const tagOf = (secret: Uint8Array, card: Card): string =>
	toBase64Url(
		createHmac("sha256", secret)
			.update(Uint8Array.of(cardKinds[card.kind]))
			.update(card.uid)
			.digest()
			.subarray(0, tagBytes),
	)

/**
 * Seals a card's number to the office: fresh X25519 public key (32 bytes), AES-256-GCM of
 * kind, length and number padded to 16 bytes, authentication (16 bytes). The tag is bound in.
 * @throws RangeError for a number longer than 14 bytes.
 */
export function sealCard(card: Card, tag: string, office: KeyObject, fresh: KeyPair): string {
	if (card.uid.length > longestUid) throw new RangeError(`a card number has ${longestUid} bytes`)
	const plain = Buffer.alloc(paddedBytes)
	plain[0] = cardKinds[card.kind]
	plain[1] = card.uid.length
	plain.set(card.uid, 2)
	const own = rawPublicKey(fresh.publicKey)
	const secret = diffieHellman({ privateKey: fresh.privateKey, publicKey: office })
	const cipher = createCipheriv("aes-256-gcm", deriveKey(secret, own, office), zeroNonce)
	cipher.setAAD(fromBase64Url(tag))
	const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
	return toBase64Url(Buffer.concat([own, sealed, cipher.getAuthTag()]))
}

/** Opens a seal with the office's key; a fault when it was not made for this office and tag. */
export function openCard(
	sealed: string,
	tag: string,
	office: KeyPair,
): Result<Card, Fault<"seal-broken">> {
	const bytes = fromBase64Url(sealed)
	const own = bytes.subarray(0, publicKeyBytes)
	try {
		const publicKey = publicKeyFromRaw("x25519", own)
		const secret = diffieHellman({ privateKey: office.privateKey, publicKey })
		const key = deriveKey(secret, own, office.publicKey)
		const decipher = createDecipheriv("aes-256-gcm", key, zeroNonce)
		decipher.setAAD(fromBase64Url(tag))
		decipher.setAuthTag(bytes.subarray(-authBytes))
		const body = bytes.subarray(publicKeyBytes, -authBytes)
		return readPlain(Buffer.concat([decipher.update(body), decipher.final()]))
	} catch {
		return fail("seal-broken", "The sealed card was not made for this office, or was altered.")
	}
}

function readPlain(plain: Buffer): Result<Card, Fault<"seal-broken">> {
	const [code = 0, length = 0] = plain
	const kind = kindOf(code)
	if (kind === undefined || length > longestUid) {
		return fail("seal-broken", "The sealed card is of a kind this release does not know.")
	}
	return succeed({ kind, uid: plain.subarray(2, 2 + length) })
}

export function kindOf(code: number): CardKind | undefined {
	switch (code) {
		case 1:
			return "iso14443a"
		case 2:
			return "iso14443b"
		case 3:
			return "em4100"
		case 4:
			return "wiegand"
		case 5:
			return "terminal"
		default:
			return undefined
	}
}

// Each key seals one message only, so the nonce need not vary.
const zeroNonce = Buffer.alloc(12)

function deriveKey(secret: Buffer, own: Uint8Array, office: KeyObject): Buffer {
	const salt = Buffer.concat([own, rawPublicKey(office)])
	return Buffer.from(hkdfSync("sha256", secret, salt, "hadir/sealed/1\n", 32))
}

import { createHash, type KeyObject } from "node:crypto"
import { rawPublicKey } from "./keys.ts"

/** SHA-256, lower-case hex. Names a journal, a record (by its place in the chain) and a chain. */
export type Hash = string

/** A number in a journal with the chain's hash there: two of them are equal or prove a fork. */
export type Checkpoint = { readonly n: number; readonly hash: Hash }

const sha256 = (...parts: readonly (Uint8Array | string)[]): Hash => {
	const hash = createHash("sha256")
	for (const part of parts) hash.update(part)
	return hash.digest("hex")
}

/** A journal is named by its key: SHA-256 of the 32 raw bytes. */
export const journalName = (publicKey: KeyObject): Hash => sha256(rawPublicKey(publicKey))

/** `hash(0)`: the root every chain of this key begins at. */
export const rootHash = (publicKey: KeyObject): Hash =>
	sha256("hadir/journal/1", rawPublicKey(publicKey))

/** `hash(n) = SHA-256(hash(n-1) || bytes(n))`. */
export const nextHash = (previous: Hash, bytes: Uint8Array): Hash =>
	sha256(Buffer.from(previous, "hex"), bytes)

export const digestOf = (bytes: Uint8Array): Hash => sha256(bytes)

const tilde = 0x7e

/** The line that stands for a record whose bytes were damaged: `~` and the stored hash. */
export const damagedLine = (stored: Hash): Buffer => Buffer.from(`~${stored}`)

export const isDamagedLine = (line: Uint8Array): boolean => line[0] === tilde

const damagedLinePattern = /^~[0-9a-f]{64}$/

/** The chain's hash after one line as sent; undefined for a `~` line that names no hash. */
export function hashAfterLine(previous: Hash, line: Uint8Array): Hash | undefined {
	if (!isDamagedLine(line)) return nextHash(previous, line)
	const text = Buffer.from(line).toString("latin1")
	return damagedLinePattern.test(text) ? text.slice(1) : undefined
}

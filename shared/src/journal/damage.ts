// What a record that no longer fits its stored hash is sent as. Pure: the same disk gives the same
// lines wherever a batch begins, so that telling of damage never looks like a fork.
import { damagedLine, type Hash, nextHash } from "./chain.ts"

/** A record as it lies on the disk: either part may have been altered. */
export type StoredRecord = { readonly bytes: Uint8Array; readonly hash: Hash }

/** Stands for the hash of a record that is gone altogether; no chain ever reaches it. */
export const noHash: Hash = "0".repeat(64)

export type SentLine = {
	/** The record's bytes, or `~` and a hash. */
	readonly line: Uint8Array
	/** The chain's hash after it. */
	readonly hash: Hash
	/** `mended`: the bytes are good, the stored hash was not. */
	readonly kind: "whole" | "mended" | "damaged"
}

/** Whether this hash and the next record's bytes lead to the next record's stored hash. */
export const isConfirmedBy = (hash: Hash, next: StoredRecord | undefined): boolean =>
	next !== undefined && nextHash(hash, next.bytes) === next.hash

/**
 * One record as a line.
 * @param previous the chain's hash before it, as sent
 * @param record undefined when the row is gone
 */
export function lineToSend(
	previous: Hash,
	record: StoredRecord | undefined,
	next: StoredRecord | undefined,
): SentLine {
	if (record === undefined) return damaged(noHash)
	const computed = nextHash(previous, record.bytes)
	if (computed === record.hash) return { line: record.bytes, hash: computed, kind: "whole" }
	return isConfirmedBy(computed, next)
		? { line: record.bytes, hash: computed, kind: "mended" }
		: damaged(record.hash)
}

const damaged = (hash: Hash): SentLine => ({ line: damagedLine(hash), hash, kind: "damaged" })

/**
 * The chain's hash at a record, as far as its neighbours prove it: its own bytes after the hash
 * stored before it, or the next record's. Undefined when neither does.
 */
export function provenHash(
	previous: Hash | undefined,
	record: StoredRecord | undefined,
	next: StoredRecord | undefined,
): Hash | undefined {
	if (record === undefined) return undefined
	const computed = previous === undefined ? undefined : nextHash(previous, record.bytes)
	if (computed === record.hash) return computed
	if (computed !== undefined && isConfirmedBy(computed, next)) return computed
	return isConfirmedBy(record.hash, next) ? record.hash : undefined
}

// batch: signature, newline, header, newline, the record lines exactly as stored.
import type { KeyObject } from "node:crypto"
import { z } from "zod"
import { digestOf, type Hash, hashAfterLine } from "../journal/chain.ts"
import { parseJson } from "../journal/record.ts"
import { type Fault, fail, type Result, succeed } from "../result.ts"
import { hashField, nonceField, numberField } from "./journal-fields.ts"
import { sealMessage } from "./signed.ts"

export const maxBatchRecords = 64
export const maxBatchBytes = 64 * 1024

const newline = 0x0a

const batchHeader = z.object({
	journal: hashField,
	nonce: nonceField,
	from: numberField.min(1),
	count: z.number().int().min(1).max(maxBatchRecords),
	/** The chain's hash before and after the lines. */
	prev: hashField,
	last: hashField,
	/** SHA-256 of all bytes after the header's newline. */
	body: hashField,
})
export type BatchHeader = z.infer<typeof batchHeader>

export type Batch = BatchHeader & {
	readonly lines: readonly Buffer[]
	/** The chain's hash after each line. */
	readonly hashes: readonly Hash[]
}

export type BatchContent = Omit<BatchHeader, "count" | "last" | "body"> & {
	readonly lines: readonly Uint8Array[]
}

/** Makes and signs a batch; the chain is recomputed over what it sends. */
export function sealBatch(content: BatchContent, key: KeyObject): Buffer {
	const { lines, ...rest } = content
	const body = Buffer.from(Buffer.concat(lines.flatMap((line) => [line, lineEnd])).subarray(0, -1))
	const hashes = hashesOf(content.prev, lines)
	const last = hashes?.at(-1)
	if (last === undefined) throw new RangeError("a batch has at least one line, each with a hash")
	const header = { ...rest, count: lines.length, last, body: digestOf(body) }
	return sealMessage(
		"batch",
		Buffer.concat([Buffer.from(JSON.stringify(header)), lineEnd, body]),
		key,
	)
}

const lineEnd = Buffer.from("\n")

/** Reads the header alone: enough to know whose key must have signed. */
export function readBatchHeader(signed: Buffer): Result<BatchHeader, Fault<"malformed">> {
	const end = signed.indexOf(newline)
	const parsed = batchHeader.safeParse(end < 0 ? undefined : parseJson(signed.subarray(0, end)))
	return parsed.success ? succeed(parsed.data) : fail("malformed", "The batch has no header.")
}

/** Reads a batch whose signature was found good, and recomputes its chain. */
export function readBatch(signed: Buffer): Result<Batch, Fault<"malformed" | "unverifiable">> {
	const header = readBatchHeader(signed)
	if (!header.ok) return header
	const body = signed.subarray(signed.indexOf(newline) + 1)
	if (body.length > maxBatchBytes || digestOf(body) !== header.value.body) {
		return fail("unverifiable", "The batch's body is not the one its header names.")
	}
	const lines = splitLines(body)
	const hashes = hashesOf(header.value.prev, lines)
	if (lines.length !== header.value.count || hashes?.at(-1) !== header.value.last) {
		return fail("unverifiable", "The batch's lines do not lead from its prev to its last hash.")
	}
	return succeed({ ...header.value, lines, hashes })
}

export function splitLines(body: Buffer): Buffer[] {
	const lines: Buffer[] = []
	let start = 0
	for (let end = body.indexOf(newline); end >= 0; end = body.indexOf(newline, start)) {
		lines.push(body.subarray(start, end))
		start = end + 1
	}
	lines.push(body.subarray(start))
	return lines
}

function hashesOf(previous: Hash, lines: readonly Uint8Array[]): Hash[] | undefined {
	const hashes: Hash[] = []
	let hash = previous
	for (const line of lines) {
		const next = hashAfterLine(hash, line)
		if (next === undefined) return undefined
		hash = next
		hashes.push(hash)
	}
	return hashes
}

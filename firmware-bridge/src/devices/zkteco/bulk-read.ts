// A table out of a terminal: small ones come at once, others are laid into a buffer and fetched from there,
// one chunk at a time. Programs that asked for all chunks at once got truncated logs.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import * as zk from "./frame.ts"
import { type Link, refusalOf } from "./link.ts"

export type Table = {
	/** Its rows' bytes. */
	readonly bytes: number
	/** From a byte to the end, piece by piece. */
	read(from: number, onPiece: (piece: Uint8Array) => void): Promise<Result<void, Fault>>
	/** A few bytes somewhere in it. */
	look(from: number, length: number): Promise<Result<Uint8Array, Fault>>
	/** Lets go of the terminal's buffer. */
	free(): Promise<void>
}

/**
 * The most that terminals give at once is 65,472 over TCP and 16,384 over UDP. But datagrams of one chunk say
 * nothing of their order, so over UDP a chunk is no longer than one datagram.
 */
const chunkBytes = { tcp: 65_472, udp: 1_024 } as const
/** A terminal with 100,000 records gathers them for seconds. */
const prepareMs = 30_000
const totalBytes = 4
const chunkTries = 4

export async function openTable(link: Link, name: zk.BulkTable): Promise<Result<Table, Fault>> {
	const answer = await link.ask("bulkRead", zk.bulkTables[name], prepareMs)
	if (!answer.ok) return answer
	const { command, data } = answer.value
	if (command === zk.replies.data) return inlineTable(link, data)
	if (command === zk.replies.prepare) {
		const collected = await collect(link, answer.value, sizeIn(data, 0))
		return collected.ok ? inlineTable(link, collected.value) : collected
	}
	if (command !== zk.replies.ok) return { ok: false, fault: refusalOf("bulkRead", command) }
	// An empty table may be answered by an OK alone.
	if (data.length < 1 + totalBytes) return succeed(tableIn(link, new Uint8Array()))
	return bufferedTable(link, sizeIn(data, 1))
}

function inlineTable(link: Link, blob: Uint8Array): Result<Table, Fault> {
	const rows = blob.subarray(totalBytes)
	return sizeIn(blob, 0) === rows.length ? succeed(tableIn(link, rows)) : { ok: false, fault: torn }
}

const tableIn = (link: Link, rows: Uint8Array): Table => ({
	bytes: rows.length,
	read: async (from, onPiece) => {
		if (from < rows.length) onPiece(rows.subarray(from))
		return succeed(undefined)
	},
	look: async (from, length) => succeed(rows.subarray(from, from + length)),
	free: () => freeBuffer(link),
})

async function bufferedTable(link: Link, size: number): Promise<Result<Table, Fault>> {
	const head = await readChunk(link, 0, totalBytes)
	if (!head.ok || sizeIn(head.value, 0) !== size - totalBytes) {
		await freeBuffer(link)
		return head.ok ? { ok: false, fault: torn } : head
	}
	return succeed({
		bytes: size - totalBytes,
		read: async (from, onPiece) => {
			for (let at = totalBytes + from; at < size; ) {
				const length = Math.min(chunkBytes[link.transport], size - at)
				const chunk = await readChunk(link, at, length)
				if (!chunk.ok) return chunk
				onPiece(chunk.value)
				at += length
			}
			return succeed(undefined)
		},
		look: (from, length) => readChunk(link, totalBytes + from, length),
		free: () => freeBuffer(link),
	})
}

async function freeBuffer(link: Link): Promise<void> {
	if (link.isOpen) await link.ask("free")
}

/** One chunk, whole; asked for again when a part of it does not come. */
async function readChunk(
	link: Link,
	offset: number,
	length: number,
): Promise<Result<Uint8Array, Fault>> {
	const where = new DataView(new ArrayBuffer(8))
	where.setUint32(0, offset, true)
	where.setUint32(4, length, true)
	let chunk: Result<Uint8Array, Fault> = { ok: false, fault: torn }
	for (let tries = 0; tries < chunkTries && link.isOpen; tries++) {
		const answer = await link.ask("readChunk", new Uint8Array(where.buffer))
		if (!answer.ok) return answer
		chunk = await collect(link, answer.value, length)
		if (chunk.ok || chunk.fault.code !== "torn") return chunk
	}
	return chunk
}

/** The frames of one answer: its size, its data in one or several, an OK. */
async function collect(
	link: Link,
	first: zk.Frame,
	length: number,
): Promise<Result<Uint8Array, Fault>> {
	if (length > chunkBytes.tcp) return { ok: false, fault: torn }
	const bytes = new Uint8Array(length)
	let at = 0
	for (let frame: zk.Frame | undefined = first; frame !== undefined; frame = await link.more()) {
		const { command, data } = frame
		if (command === zk.replies.prepare && sizeIn(data, 0) === length) continue
		if (command === zk.replies.ok) break
		if (command !== zk.replies.data) return { ok: false, fault: refusalOf("readChunk", command) }
		// A datagram that comes twice.
		if (at === length) continue
		if (link.transport === "udp" && data.length < length) return { ok: false, fault: splitFault }
		if (at + data.length > length) return { ok: false, fault: torn }
		bytes.set(data, at)
		at += data.length
		// Some answer by the data alone.
		if (at === length && first.command === zk.replies.data) break
	}
	return at === length ? succeed(bytes) : { ok: false, fault: torn }
}

const torn: Fault<"torn"> = {
	code: "torn",
	message: "The terminal's table did not come whole. It is read again at the next try.",
}
const splitFault: Fault<"split-datagrams"> = {
	code: "split-datagrams",
	message:
		"The terminal cuts its table into datagrams whose order cannot be told. Set the line to TCP.",
}

function sizeIn(bytes: Uint8Array, at: number): number {
	if (bytes.length < at + totalBytes) return -1
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true)
}

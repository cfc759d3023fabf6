// One stored batch as rows: times corrected by the marks of its boots, what is gone named, what this
// release cannot read listed. Reads the store, writes nothing.
import { type Hash, hashAfterLine, isDamagedLine } from "@hadir/shared/journal/chain.ts"
import type { KeyPair } from "@hadir/shared/journal/keys.ts"
import { decodeRecord, type JournalRecord, type PunchRecord } from "@hadir/shared/journal/record.ts"
import { openCard } from "@hadir/shared/journal/sealed-card.ts"
import { workDateOf } from "@hadir/shared/time/local-time.ts"
import { type ClockMark, correctedTime } from "../domain/clock/corrected-time.ts"
import type { ChainState, StoredLines } from "./journal-log.ts"
import type { Log, Registry } from "./ports.ts"
import type {
	Cursor,
	Dispute,
	MissingSpan,
	Projected,
	ProjectedEvent,
	ProjectedMark,
	ProjectedPunch,
	ProjectionStep,
	Projections,
	Retimed,
	UnreadRecord,
} from "./projections.ts"
import { punchTime, stampAtTerminal, stampOf, timeOf } from "./record-times.ts"

export type BatchParts = {
	readonly projections: Projections
	readonly registry: Registry
	readonly officeSealKey: KeyPair
	readonly note: Log
}

type Place = {
	readonly chain: ChainState
	readonly batch: StoredLines
	/** Where the projection stands; the hash before the batch, unless a hole lies between. */
	readonly cursor: Cursor
	readonly zone: string
	/** UTC ms from which the journal is revoked. */
	readonly revokedAt: number | undefined
}

/** A line with its place, read where it can be. */
type Read = {
	readonly n: number
	readonly hash: Hash
	readonly line: Buffer
	readonly record: JournalRecord | undefined
}

/** 2020 to 2100: a record of another time is listed for a person, not given a work date. */
export const isPlausible = (at: number): boolean => at > 1_577_836_800_000 && at < 4_102_444_800_000

export async function projectBatch(parts: BatchParts, place: Place): Promise<ProjectionStep> {
	const { chain, batch } = place
	const reads = readLines(batch)
	const marks = reads.flatMap((read) => markOf(read, chain))
	const known = await marksByBoot(parts, chain, reads, marks)
	const times = new Map(
		reads.flatMap(({ hash, record }) =>
			record === undefined ? [] : [[hash, timeOf(record, known)] as const],
		),
	)
	const made: { record: PunchRecord; row: Projected }[] = []
	const events: ProjectedEvent[] = []
	const unread: UnreadRecord[] = []
	for (const read of reads) {
		const { record, hash, n, line } = read
		const time = times.get(hash)
		const punched = record === undefined ? undefined : punchTime(record, chain.kiosk, known)
		if (record === undefined || time === undefined || !isPlausible((punched?.time ?? time).at)) {
			unread.push({ record: hash, journal: chain.journal, n, bytes: line })
			continue
		}
		const row = { ...rowOf(read, place), ...(punched ?? { stamp: stampOf(record), time }) }
		if (record.k === "punch") made.push({ record, row })
		if (record.k === "boot" || record.k === "reader") events.push(eventOf(record, row, chain))
	}
	const punches = await punchesOf(parts, made, place)
	const lastRead = reads.findLast(({ hash }) => times.has(hash))
	const last = reads.at(-1)
	const cursor: Cursor = {
		...{ journal: chain.journal, chain: chain.chain },
		n: last?.n ?? place.cursor.n,
		hash: last?.hash ?? place.cursor.hash,
		at: times.get(lastRead?.hash ?? "")?.at ?? place.cursor.at,
	}
	const missing = await missingIn(parts, place, reads, (hash) => times.get(hash)?.at)
	const retimed = await retime(parts, place, marks, known)
	return { cursor, punches, events, marks, missing, unread, retimed }
}

function readLines(batch: StoredLines): Read[] {
	const reads: Read[] = []
	let hash: Hash = batch.prev
	for (const [index, line] of batch.lines.entries()) {
		hash = hashAfterLine(hash, line) ?? hash
		const decoded = isDamagedLine(line) ? undefined : decodeRecord(line)
		const record = decoded?.ok ? decoded.value : undefined
		reads.push({ n: batch.from + index, hash, line, record })
	}
	return reads
}

function rowOf({ hash, n }: Read, { chain, batch, revokedAt }: Place) {
	return {
		...{ record: hash, journal: chain.journal, chain: chain.chain, kiosk: chain.kiosk, n },
		dispute: disputeOf(chain, batch.receivedAt, revokedAt),
	}
}

/** What a clone or a key in doubt delivers is kept and counts only once a person has accepted it. */
function disputeOf(
	chain: ChainState,
	receivedAt: number,
	revokedAt: number | undefined,
): Dispute | undefined {
	if (!chain.isFirst) return "branch"
	if (revokedAt !== undefined && receivedAt > revokedAt) return "revoked"
	return chain.state === "disputed" ? "journal" : undefined
}

function markOf({ record, hash }: Read, chain: ChainState): ProjectedMark[] {
	if (record?.k !== "clock" || record.server === undefined) return []
	const { mono, boot, server, roundTrip = 0 } = record
	const { journal, chain: name } = chain
	return [{ record: hash, journal, chain: name, boot, mono, server, roundTrip }]
}

/** The marks of each boot this batch touches: those on record and its own. */
async function marksByBoot(
	{ projections }: BatchParts,
	{ journal, chain }: ChainState,
	reads: readonly Read[],
	fresh: readonly ProjectedMark[],
): Promise<ReadonlyMap<number, readonly ClockMark[]>> {
	const monos = new Map<number, number[]>()
	for (const { record } of reads) {
		if (record === undefined) continue
		const { mono } = stampAtTerminal(record) ?? record
		monos.set(record.boot, [...(monos.get(record.boot) ?? []), record.mono, mono])
	}
	const known = new Map<number, readonly ClockMark[]>()
	for (const [boot, of] of monos) {
		const range = { from: Math.min(...of), through: Math.max(...of) }
		const stored = await projections.marks({ journal, chain, boot }, range)
		known.set(boot, [...stored, ...fresh.filter((mark) => mark.boot === boot)])
	}
	return known
}

/** A new mark of the office's time betters what the same boot wrote since the mark before it. */
async function retime(
	{ projections, registry }: BatchParts,
	{ chain, zone }: Place,
	fresh: readonly ProjectedMark[],
	known: ReadonlyMap<number, readonly ClockMark[]>,
): Promise<Retimed[]> {
	const retimed: Retimed[] = []
	for (const boot of new Set(fresh.map((mark) => mark.boot))) {
		const marks = known.get(boot) ?? []
		const first = Math.min(...fresh.filter((mark) => mark.boot === boot).map(({ mono }) => mono))
		const before = marks.filter(({ mono }) => mono < first).map(({ mono }) => mono)
		// A terminal's punch may be older than the boot in which it was pulled.
		const since = before.length === 0 ? Number.MIN_SAFE_INTEGER : Math.max(...before)
		const key = { journal: chain.journal, chain: chain.chain, boot }
		const rows = await projections.timedAfter(key, since)
		const carrierOf = await registry.carriersOf(rows.flatMap(({ credential }) => credential ?? []))
		for (const row of rows) {
			const time = correctedTime(row.stamp, marks)
			const { at, err, basis } = row.time
			if (time.at === at && time.err === err && time.basis === basis) continue
			const { record, kind, credential } = row
			if (kind === "event") retimed.push({ record, kind, time })
			else {
				const employee = credential === undefined ? undefined : carrierOf(credential, time.at)
				retimed.push({ record, kind, time, employee, workDate: workDateOf(time.at, zone) })
			}
		}
	}
	return retimed
}

/** Whose card each punch was: asked for all of the batch at once, as each question is a round trip. */
async function punchesOf(
	parts: BatchParts,
	made: readonly { readonly record: PunchRecord; readonly row: Projected }[],
	place: Place,
): Promise<ProjectedPunch[]> {
	const credentials: (string | undefined)[] = []
	/** A file's punches of one user carry one seal. */
	const opened = new Map<string, Promise<string | undefined>>()
	const credentialOnce = (record: { readonly tag: string; readonly sealed: string }) => {
		const known = opened.get(record.sealed) ?? credentialOf(parts, record)
		opened.set(record.sealed, known)
		return known
	}
	for (const { record } of made) {
		const isKnown = "credential" in record
		credentials.push(isKnown ? record.credential : await credentialOnce(record))
	}
	const carrierOf = await parts.registry.carriersOf(credentials.flatMap((one) => one ?? []))
	return made.map(({ record, row }, index) => {
		const credential = credentials[index]
		const employee = credential === undefined ? undefined : carrierOf(credential, row.time.at)
		return punchOf(record, row, { credential, employee }, place)
	})
}

function punchOf(
	record: PunchRecord,
	row: Projected,
	{ credential, employee }: Pick<ProjectedPunch, "credential" | "employee">,
	{ zone, batch }: Place,
): ProjectedPunch {
	return {
		...row,
		...{ reader: record.reader, answer: record.answer, credential, employee },
		tag: "tag" in record ? record.tag : undefined,
		sealed: "sealed" in record ? record.sealed : undefined,
		workDate: workDateOf(row.time.at, zone),
		receivedAt: batch.receivedAt,
		terminal: record.terminal,
	}
}

/** An unknown card may be known here by now: only the office can open its seal. */
async function credentialOf(
	{ officeSealKey, registry, note }: BatchParts,
	record: { tag: string; sealed: string },
): Promise<string | undefined> {
	const card = openCard(record.sealed, record.tag, officeSealKey)
	if (!card.ok) {
		note("projector.seal-broken", {})
		return undefined
	}
	return registry.credentialByCard(card.value.kind, card.value.uid)
}

function eventOf(
	record: JournalRecord & { k: "boot" | "reader" },
	row: Projected,
	chain: ChainState,
): ProjectedEvent {
	const journalAt = chain.admittedAt
	const none = { reader: undefined, state: undefined, reason: undefined, failed: undefined }
	if (record.k === "boot") {
		return { ...row, journalAt, kind: "boot", ...none, lastAlive: record.lastAlive }
	}
	const { reader, state, reason, failed } = record
	return { ...row, journalAt, kind: "reader", reader, state, reason, failed, lastAlive: undefined }
}

/** Stretches of time of which nobody can say what was recorded: holes, damage, a lost end. */
async function missingIn(
	{ projections }: BatchParts,
	{ chain, batch, cursor }: Place,
	reads: readonly Read[],
	atOf: (hash: Hash) => number | undefined,
): Promise<MissingSpan[]> {
	const spans: MissingSpan[] = []
	const name = (span: Omit<MissingSpan, "journal" | "kiosk">) =>
		spans.push({ ...span, journal: chain.journal, kiosk: chain.kiosk })
	/** What follows bounds it; at the latest it was made before it was received. */
	const nextAt = (index: number): number => {
		for (const read of reads.slice(index)) {
			const at = atOf(read.hash)
			if (at !== undefined) return at
		}
		return batch.receivedAt
	}
	const here = { lostJournal: undefined, isHeld: false }
	const first = reads[0]
	if (first !== undefined && first.n > cursor.n + 1) {
		const untilAt = nextAt(0)
		const numbers = { fromN: cursor.n + 1, throughN: first.n - 1 }
		// A branch that begins with a hole: nobody knows since when, so since the journal began.
		const between = { fromAt: cursor.at ?? chain.admittedAt, untilAt }
		name({ id: batch.prev, cause: "hole", ...here, ...numbers, ...between })
	}
	let before = cursor.at
	for (const [index, { n, hash, line, record }] of reads.entries()) {
		if (isDamagedLine(line)) {
			const untilAt = nextAt(index + 1)
			const numbers = { fromN: n, throughN: n }
			name({ id: hash, cause: "damaged", ...here, ...numbers, fromAt: before ?? untilAt, untilAt })
		}
		if (record?.k === "lost") {
			const untilAt = atOf(hash) ?? batch.receivedAt
			const numbers = { fromN: record.from, throughN: record.to }
			const isHeld = (await projections.reached(record.journal)) >= record.to
			// Where it begins is known once that journal has delivered what it can: told when it is read.
			const between = { fromAt: untilAt, untilAt }
			const of = { lostJournal: record.journal, isHeld }
			name({ id: hash, cause: "lost", ...of, ...numbers, ...between })
		}
		before = atOf(hash) ?? before
	}
	return spans
}

// One record: one line of UTF-8 JSON, made once; stored, hashed and sent as those bytes.
import { z } from "zod"
import { type Fault, fail, type Result, succeed } from "../result.ts"

/** Longest record, without its newline. */
export const maxRecordBytes = 512

/**
 * How sure the kiosk's clock was: 0 never set, 1 floor only (last record or build time),
 * 2 battery clock, 3 network time this boot, 4 network time within the hour.
 */
export const clockQualities = [0, 1, 2, 3, 4] as const

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const milliseconds = z.number().int().min(-8.64e15).max(8.64e15)
const opaque = (bytes: number) => z.base64url().length(Math.ceil((bytes * 4) / 3))
const shortName = z.string().min(1).max(40)

const head = {
	v: z.literal(1),
	n: count.min(1),
	/** Boot number: follows the kernel's boot id, not process starts. */
	boot: count,
	/** Milliseconds since that boot. */
	mono: count,
	/** UTC milliseconds the kiosk believed. */
	wall: milliseconds,
	q: z.literal(clockQualities),
	/** Bound of the clock's error in milliseconds. */
	err: count,
}

/** What the screen said, kept as evidence; the office judges for itself. */
export const answers = ["recorded", "repeat", "unknown"] as const

/** 16 bytes that name a card to this kiosk alone, base64url. */
export const tagText = opaque(16)
/** Opaque and random, given by the office, so that a person can be forgotten. */
export const credentialId = opaque(12)
/** The card's number, readable by the office alone (sealed-card.ts). */
export const sealedText = opaque(64)

const bootRecord = z.strictObject({
	...head,
	k: z.literal("boot"),
	/** UTC ms of the last mark before this start; absent on the very first. */
	lastAlive: milliseconds.optional(),
	release: z.string().max(40),
})
const clockRecord = z.strictObject({
	...head,
	k: z.literal("clock"),
	cause: z.enum(["head", "step"]),
	/** The office's UTC ms, and how long the question and answer took. */
	server: milliseconds.optional(),
	roundTrip: count.optional(),
	/** Milliseconds the clock jumped. */
	step: milliseconds.optional(),
})
/** A punch taken over from a terminal: named there, timed there. */
const terminalPunch = z.strictObject({
	serial: z.string().min(1).max(24),
	/** The terminal's own key of the record: the same punch pulled twice is one. */
	key: z.string().min(1).max(24),
	/** UTC ms by the terminal's clock, and how many ms it was measured to be ahead. */
	time: milliseconds,
	offset: milliseconds,
})
const knownPunch = z.strictObject({
	...head,
	k: z.literal("punch"),
	reader: shortName,
	answer: z.enum(answers),
	credential: credentialId,
	terminal: terminalPunch.optional(),
})
const unknownPunch = z.strictObject({
	...head,
	k: z.literal("punch"),
	reader: shortName,
	answer: z.enum(answers),
	tag: tagText,
	sealed: sealedText,
	terminal: terminalPunch.optional(),
})
/** The reason of an absent source that this kiosk's settings hold no more: nobody waits for it any longer. */
export const takenOut = "removed"
const readerRecord = z.strictObject({
	...head,
	k: z.literal("reader"),
	reader: shortName,
	state: z.enum(["ready", "absent", "faulty"]),
	/** Why it is absent or faulty, a fault code; or that it was taken out. */
	reason: z.string().max(60).optional(),
	/** Failed reads in the last minute, without identity. */
	failed: count.optional(),
})
/** A credential was put into a reader or taken out of it; never a template. */
const enrolmentRecord = z.strictObject({
	...head,
	k: z.literal("enrolment"),
	reader: shortName,
	credential: credentialId,
	/** The reader's slot, for sensors that have them. */
	slot: z.number().int().min(0).max(65_535).optional(),
	change: z.enum(["added", "removed"]),
})
/** A setting that bears on punches was changed at this kiosk. */
const settingsRecord = z.strictObject({
	...head,
	k: z.literal("settings"),
	name: shortName,
	value: z.string().max(100),
})
const lostRecord = z.strictObject({
	...head,
	k: z.literal("lost"),
	journal: z.string().regex(/^[0-9a-f]{64}$/),
	from: count,
	to: count,
})

const record = z.union([
	knownPunch,
	unknownPunch,
	bootRecord,
	clockRecord,
	readerRecord,
	enrolmentRecord,
	settingsRecord,
	lostRecord,
])

/** Every kind this release reads; another kind or version is kept and listed, not guessed. */
export type JournalRecord = z.infer<typeof record>
export type PunchRecord = z.infer<typeof knownPunch> | z.infer<typeof unknownPunch>

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** A record before the journal has given it its version and number. */
export type RecordContent = Without<JournalRecord, "v" | "n">

/**
 * The bytes of a record, fixed for ever once made.
 * @throws RangeError when they exceed 512: a promise broken by our own code.
 */
export function encodeRecord(n: number, content: RecordContent): Buffer {
	const { k, boot, mono, wall, q, err, ...rest } = content
	const bytes = Buffer.from(JSON.stringify({ v: 1, n, k, boot, mono, wall, q, err, ...rest }))
	if (bytes.length > maxRecordBytes) {
		throw new RangeError(`a ${k} record of ${bytes.length} bytes exceeds ${maxRecordBytes}`)
	}
	return bytes
}

/** Reads one record; a line this release cannot read is a fault, to be stored and listed. */
export function decodeRecord(bytes: Uint8Array): Result<JournalRecord, Fault<"unreadable">> {
	const value = parseJson(bytes)
	if (value === undefined) return fail("unreadable", "The record is not UTF-8 JSON.")
	const parsed = record.safeParse(value)
	return parsed.success
		? succeed(parsed.data)
		: fail("unreadable", "The record is of a kind or version this release does not read.")
}

const utf8 = new TextDecoder("utf-8", { fatal: true })

/** JSON from bytes, or undefined: the door every message and record comes in by. */
export function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(utf8.decode(bytes))
	} catch {
		return undefined
	}
}

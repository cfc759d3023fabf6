// What the kiosk's use cases need from the world.

import type { KeyObject } from "node:crypto"
import type { Checkpoint, Hash } from "@hadir/shared/journal/chain.ts"
import type { SentLine } from "@hadir/shared/journal/damage.ts"
import type { OwnJournal } from "@hadir/shared/journal/locator.ts"
import type { PunchRecord, RecordContent } from "@hadir/shared/journal/record.ts"
import type { Fault, Result } from "@hadir/shared/result.ts"
import type { ShownJournal } from "@hadir/shared/wire/hello.ts"
import type { ListedCard, ListedFinger, ListedPerson } from "@hadir/shared/wire/people.ts"
import type { DownwardKind, UpwardKind } from "@hadir/shared/wire/topic.ts"
import type { ClockQuality } from "../domain/clock-quality.ts"

export type JournalFault = Fault<"full" | "read-only" | "failed">

/** The current journal, as punches see it. `append` returns only when the record is on disk. */
export interface PunchJournal {
	append(content: RecordContent): Result<Checkpoint, JournalFault>
}

/** All journals of this kiosk, as the uplink sees them. */
export interface JournalStore extends PunchJournal {
	/** Names, newest first; the first is written to. */
	names(): readonly Hash[]
	own(journal: Hash): OwnJournal
	show(journal: Hash): ShownJournal
	/** What follows a hash of this journal, as many lines as one batch takes. */
	linesAfter(journal: Hash, after: Checkpoint): readonly SentLine[]
	/**
	 * Takes over the hash of a head whose number proves nothing here, if the next record follows from
	 * it; otherwise changes nothing.
	 */
	adopt(journal: Hash, head: Checkpoint): boolean
	keyOf(journal: Hash): KeyObject
	keepPaper(journal: Hash, paper: string): JournalFault | undefined
	/** Closes the current journal; the new key and its first record are part of the transaction. */
	succeed(first: RecordContent): JournalFault | undefined
}

/** Time that the kiosk waits for; called off by what is returned. */
export interface Timers {
	after(ms: number, run: () => void): () => void
	every(ms: number, run: () => void): () => void
}

export interface PeopleList {
	version(): number
	find(tag: string): ListedCard | undefined
	findFinger(reader: string, slot: number): ListedFinger | undefined
	/** Everybody the list gives a slot of this reader, enrolled yet or not. */
	fingersOf(reader: string): readonly ListedFinger[]
	/** Replaces the whole list in one transaction; where the disk refuses, the old one stands. */
	apply(version: number, people: readonly ListedPerson[]): JournalFault | undefined
}

/** How far a terminal's log was taken: so many records, the newest of which has that key. */
export type PulledThrough = { readonly count: number; readonly lastKey: string }

/** A terminal's clock minus the kiosk's, in ms, and when that was found, UTC ms. */
export type MeasuredClock = {
	readonly offsetMs: number
	readonly errorMs: number
	readonly atMs: number
}

/** What this kiosk has taken over from attendance terminals. */
export interface TerminalRecords {
	through(source: string): PulledThrough | undefined
	/** UTC ms up to which everything of that terminal is here; undefined: it was never pulled. */
	pulledAt(source: string): number | undefined
	isRecorded(serial: string, key: string): boolean
	/** How far the clock of the terminal at that place was found to be off, last. */
	measured(place: string): MeasuredClock | undefined
	noteMeasured(place: string, measured: MeasuredClock): JournalFault | undefined
	/**
	 * The records of punches, what names them, and how far the log was taken: in one transaction, all on disk
	 * or nothing of it.
	 */
	keep(
		kept: readonly {
			readonly serial: string
			readonly key: string
			readonly record: RecordContent
		}[],
		pulled?: { readonly source: string; readonly through: PulledThrough; readonly at: number },
	): JournalFault | undefined
}

/** What the person at the sensor is to do now. */
export type GuideStep = "place" | "lift" | "place-again" | "unclear" | "lift-to-store"

/** A sensor that keeps the fingers itself, by slot. */
export interface SensorFingers {
	enrol(order: {
		readonly slot: number
		onStep(step: GuideStep): void
		/** It is in the sensor: to be kept on record at once. */
		onStored(): void
		readonly signal?: AbortSignal
	}): Promise<Result<readonly number[], Fault>>
	/** @param onEmptied to take it off the record at once */
	removeSlot(slot: number, onEmptied: () => void): Promise<Result<readonly number[], Fault>>
	/** Slots that are taken. */
	slots(): Promise<Result<readonly number[], Fault>>
}

/** Whose fingers this kiosk has put into which slots. */
export interface EnrolledFingers {
	of(reader: string): readonly EnrolledFinger[]
	/** With the record of it, in one transaction: both are on disk, or neither is. */
	add(reader: string, finger: EnrolledFinger, record: RecordContent): JournalFault | undefined
	remove(reader: string, finger: EnrolledFinger, record: RecordContent): JournalFault | undefined
}
export type EnrolledFinger = { readonly slot: number; readonly credential: string }

export type ClockReading = {
	readonly boot: number
	readonly mono: number
	readonly wall: number
	readonly q: ClockQuality
	readonly err: number
}

export interface KioskClock {
	read(): ClockReading
	/** The office has said the time, in UTC ms; `halfTripMs` bounds how wrong that can be. */
	hear(server: number, halfTripMs: number): void
}

/** What the reader refuses to say, and the kiosk to take. */
export type RefusedFor =
	| "several-cards"
	| "unstable-number"
	| "finger-unread"
	| "finger-use-card"
	| "finger-wrong-sensor"
	/** Its slot is in no list: unlike an unknown card it has no number that could be kept. */
	| "finger-unlisted"

/** What the kiosk says to the person in front of it. */
export type Answer =
	| {
			readonly kind: "recorded" | "repeat"
			readonly name: string
			readonly at: number
			/** A repeat shows both times. */
			readonly firstAt: number
			readonly isOffline: boolean
			readonly isClockSure: boolean
	  }
	| { readonly kind: "unknown"; readonly at: number; readonly isClockSure: boolean }
	| { readonly kind: "refused"; readonly reason: RefusedFor }
	| { readonly kind: "fault"; readonly fault: JournalFault }

export interface AnswerSink {
	show(answer: Answer): void
}

export type PunchAnswer = PunchRecord["answer"]

/** One connection to the broker; a new one is made for each try. */
export interface Connection {
	publish(kind: UpwardKind, bytes: Uint8Array): void
	close(): void
}
export type ConnectionEvents = {
	onMessage(kind: DownwardKind, bytes: Uint8Array): void
	/** Lost or closed; said once, also when it could never be made. */
	onClosed(reason: string): void
	onReady(connection: Connection): void
}
export type Connect = (events: ConnectionEvents) => Connection

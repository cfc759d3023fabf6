// What an attendance terminal with a memory of its own tells, whatever its make.
import type { WallTime } from "@hadir/shared/journal/terminal-punch.ts"
import type { Fault, Result } from "@hadir/shared/result.ts"
import type { ReaderState } from "./reader.ts"

export type Verification =
	| "password"
	| "finger"
	| "card"
	| "pin"
	| "face"
	| "several"
	| "none"
	| "unknown"

export type TerminalPunch = {
	readonly serial: string
	/** The same punch, pulled twice, heard and pulled, or pulled by another kiosk, has the same one. */
	readonly key: string
	readonly userId: string
	readonly local: WallTime
	/** The time as the terminal's own number. */
	readonly localCode: number
	readonly verify: { readonly raw: number; readonly meaning: Verification }
	/** The key pressed for in or out, as it came; makers disagree on 2 to 5, and 255 is "none". */
	readonly state: number
}

export type RefusalReason =
	| "ghost-date"
	| "impossible-date"
	| "no-user-id"
	| "unknown-body"
	| "unknown-table"

/** A record that is no punch: told and counted, never dropped in silence. */
export type RefusedRecord = {
	readonly serial: string
	readonly reason: RefusalReason
	/** As it came. */
	readonly bytes: Uint8Array
}

export type TerminalUser = {
	readonly userId: string
	readonly name: string
	/** The card's number as the terminal keeps it. */
	readonly card?: number
	readonly privilege: "user" | "enroller" | "manager" | "administrator" | "unknown"
	readonly isDisabled: boolean
}

/** What a terminal does not say is left out. */
type Filling = { readonly held: number; readonly capacity?: number }

export type TerminalCounts = {
	readonly users: Filling
	readonly fingers: Filling
	readonly records: Filling & { readonly free?: number }
	readonly operations?: number
	readonly administrators?: number
	readonly passwords: number
	readonly faces?: Filling
}

export type ClockReading = {
	/** Terminal minus kiosk; its clock shows whole seconds, so the middle of the second is taken. */
	readonly offsetMs: number
	/** Half a second and half the round trip. */
	readonly errorMs: number
	readonly roundTripMs: number
	/** UTC ms by the kiosk's clock, halfway between question and answer. */
	readonly atMs: number
}

export type TerminalFacts = {
	readonly serial: string
	readonly model: string
	readonly firmware: string
	/** Undefined when it does not tell. */
	readonly counts: TerminalCounts | undefined
	/** UTC ms by the kiosk's clock at which it was asked for them: a punch since may be missing. */
	readonly countedAtMs?: number
	/** Undefined when nobody could measure it, or when it shows a day that does not exist. */
	readonly clock: ClockReading | undefined
}

/** How far the log was taken: so many records, and the key of the newest or the terminal's own mark of it. */
export type PullThrough = { readonly count: number; readonly lastKey: string }

export type PullSummary = {
	readonly punches: number
	readonly refused: number
	/** Whether the log had only grown, so that what was new was enough. */
	readonly isDelta: boolean
	/** Undefined for an empty log. */
	readonly through: PullThrough | undefined
}

export type PullProgress = { readonly bytes: number; readonly totalBytes: number }

export type TerminalEvents = {
	onState(state: ReaderState): void
	onFacts(facts: TerminalFacts): void
	/** Heard as it happened, or found in the log. */
	onPunch(punch: TerminalPunch, source: "event" | "log"): void
	onRefused(record: RefusedRecord, source: "event" | "log"): void
	/** The log is about to be read: what was heard before is in it, what is heard from now on may not be. */
	onPulling(): void
	/**
	 * The log is pulled at the start, after each break and when events were missed.
	 * @returns whether all that was told from it is on disk; else it has to be told again
	 */
	onPulled(summary: PullSummary): boolean
	/** Whatever it recorded up to that instant, UTC ms, has been told. */
	onAllTold(utcMs: number): void
	onProgress(progress: PullProgress): void
	/** Something that does not end the session: a clock or a log that could not be read. */
	onTrouble(fault: Fault): void
}

export interface Terminal {
	/** Opens the line and keeps trying; never throws. */
	start(): void
	stop(): Promise<void>
	facts(): Promise<Result<TerminalFacts, Fault>>
	users(): Promise<Result<readonly TerminalUser[], Fault>>
	/** @param after undefined: the whole log */
	pull(after: PullThrough | undefined): Promise<Result<PullSummary, Fault>>
	/** Puts the terminal's clock to an instant, in UTC ms. */
	setClock(utcMs: number): Promise<Result<void, Fault>>
	/**
	 * Empties the log if it holds exactly `expected` records. What is punched between the count and the
	 * clearing is lost there, unless it was heard.
	 */
	clearLog(expected: number): Promise<Result<void, Fault>>
}

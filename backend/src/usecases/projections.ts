// Rows made from the log: what they hold, and the store that keeps them. They can be made again.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { ClockMark, CorrectedTime, Stamp } from "../domain/clock/corrected-time.ts"
import type { Scope } from "./ports.ts"

/** Why a punch does not count by itself: a person has to accept it. */
export type Dispute = "branch" | "journal" | "revoked"

export type BootStamp = Stamp & { readonly boot: number }

/** What every projected record carries. */
export type Projected = {
	/** The record's hash. */
	readonly record: string
	readonly journal: string
	readonly chain: string
	readonly kiosk: string
	readonly n: number
	readonly stamp: BootStamp
	readonly time: CorrectedTime
	readonly dispute: Dispute | undefined
}

export type ProjectedPunch = Projected & {
	readonly reader: string
	readonly answer: string
	readonly credential: string | undefined
	readonly tag: string | undefined
	readonly sealed: string | undefined
	readonly employee: string | undefined
	readonly workDate: LocalDate
	/** UTC ms at which the office received it. */
	readonly receivedAt: number
	/** Of a punch that an attendance terminal kept: what names it there. */
	readonly terminal: { readonly serial: string; readonly key: string } | undefined
}

export type ProjectedEvent = Projected & {
	/** When the office admitted the journal: orders the journals of one kiosk. */
	readonly journalAt: number
	readonly kind: "boot" | "reader"
	readonly reader: string | undefined
	readonly state: "ready" | "absent" | "faulty" | undefined
	readonly reason: string | undefined
	/** Failed reads of a minute. */
	readonly failed: number | undefined
	readonly lastAlive: number | undefined
}

export type ProjectedMark = ClockMark & {
	readonly record: string
	readonly journal: string
	readonly chain: string
	readonly boot: number
}

/** Records that are named and gone, between two moments. */
export type MissingSpan = {
	readonly id: string
	readonly journal: string
	readonly kiosk: string
	readonly cause: "hole" | "damaged" | "lost"
	/** `lost` only: the journal whose records are gone, another one than the one that says so. */
	readonly lostJournal: string | undefined
	/** The log had all of them when they were named: nobody has to be told. */
	readonly isHeld: boolean
	readonly fromN: number
	readonly throughN: number
	readonly fromAt: number
	readonly untilAt: number
}

export type UnreadRecord = {
	readonly record: string
	readonly journal: string
	readonly n: number
	readonly bytes: Buffer
}

export type Cursor = {
	readonly journal: string
	readonly chain: string
	readonly n: number
	readonly hash: string
	/** Time of the last record that could be read; undefined before the first. */
	readonly at: number | undefined
}

/** A row whose time is known better by now. */
export type Retimed = {
	readonly record: string
	readonly kind: "punch" | "event"
	readonly time: CorrectedTime
	/** Punches only. */
	readonly employee?: string | undefined
	readonly workDate?: LocalDate
}

export type Timed = {
	readonly record: string
	readonly kind: "punch" | "event"
	readonly stamp: BootStamp
	readonly time: CorrectedTime
	readonly credential: string | undefined
	readonly employee: string | undefined
	readonly workDate: LocalDate | undefined
}

export type ProjectionStep = {
	readonly cursor: Cursor
	readonly punches: readonly ProjectedPunch[]
	readonly events: readonly ProjectedEvent[]
	readonly marks: readonly ProjectedMark[]
	readonly missing: readonly MissingSpan[]
	readonly unread: readonly UnreadRecord[]
	readonly retimed: readonly Retimed[]
}

export type PlacedPunch = {
	readonly record: string
	readonly at: number
	readonly err: number
	readonly place: string
	readonly employee: string | undefined
	readonly workDate: LocalDate
	readonly kiosk: string
	/** Undecided: of a branch or a journal in doubt, or of a boot that never learnt the time. */
	readonly doubt: "disputed" | "unsure" | undefined
}

export type RejectedPunch = Pick<PlacedPunch, "at" | "place" | "workDate"> & {
	readonly employee: string
	readonly by: string
	readonly reason: string
}

export type BootKey = { readonly journal: string; readonly chain: string; readonly boot: number }

/** A unit and the kiosks that stand there. */
export type UnitMachines = { readonly unit: string; readonly kiosks: readonly string[] }

export interface Projections {
	cursor(journal: string, chain: string): Promise<Cursor | undefined>
	cursors(): Promise<readonly Cursor[]>
	/** Marks of a boot between two moments of it, and the nearest on either side. */
	marks(
		boot: BootKey,
		mono: { readonly from: number; readonly through: number },
	): Promise<readonly ClockMark[]>
	/** Punches and events of a boot made after that moment of it. */
	timedAfter(boot: BootKey, mono: number): Promise<readonly Timed[]>
	/** Highest number that is projected of a journal, on the chain that has reached least; 0: none. */
	reached(journal: string): Promise<number>
	/** Names what is gone before anything follows it; a name that is there already stays as it is. */
	nameMissing(span: MissingSpan): Promise<void>
	/**
	 * Writes the rows and moves the cursor in one transaction. Rows already there stay as they are, but
	 * for what is gone: once records follow, its end is known better.
	 */
	project(step: ProjectionStep): Promise<void>
	/**
	 * Forgets what was projected from one journal, so that it is projected again; rows of months that the
	 * log has dropped stay as they are.
	 */
	forget(
		journal: string,
		dropped: readonly { readonly chain: string; readonly through: number }[],
	): Promise<readonly string[]>
	/** Punches that count or may come to count; those a person rejected are left out. */
	punchesOf(
		employees: readonly string[] | "everyone",
		dates: { readonly from: LocalDate; readonly through: LocalDate },
	): Promise<readonly PlacedPunch[]>
	/** The same of everybody who tapped at these kiosks. */
	punchesAt(
		kiosks: readonly string[],
		dates: { readonly from: LocalDate; readonly through: LocalDate },
	): Promise<readonly PlacedPunch[]>
	/**
	 * By unit, the earliest date of a punch whose time and origin are sure: at the machines of the unit; where
	 * these have none, of anybody whom the people list has there.
	 */
	firstDates(units: readonly UnitMachines[]): Promise<ReadonlyMap<string, LocalDate>>
	/** Punches a person rejected: they count for nothing, and who said so stays to be read. */
	rejectedOf(
		employees: readonly string[] | "everyone",
		dates: { readonly from: LocalDate; readonly through: LocalDate },
	): Promise<readonly RejectedPunch[]>
	latestPunches(
		scope: Scope,
		of: { readonly date: LocalDate; readonly limit: number },
	): Promise<readonly PlacedPunch[]>
}

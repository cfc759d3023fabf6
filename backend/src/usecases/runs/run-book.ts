// Runs as they are kept: steps are appended, closed versions stay for ever. The store implements both.
import type { LocalDate, LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { Rupiah } from "../../domain/money/rupiah.ts"
import type { Run, RunKey, RunList, RunStep } from "../../domain/runs/run.ts"
import type {
	ListedPerson,
	RunIdentity,
	RunPerson,
	RunSummary,
	TakenDifference,
} from "../../domain/runs/run-person.ts"

/** What people decide within a run: of a person, or of one open day. The latest counts. */
export type RunDecision = {
	readonly kind: "held" | "released" | "uncut"
	readonly employee: string
	/** Of `uncut`: the open day that is paid without a cut. */
	readonly date?: LocalDate | undefined
	readonly by: string
	/** UTC ms. */
	readonly at: number
	readonly reason: string
}

export type RunQuery = {
	readonly month?: LocalMonth | undefined
	readonly unit?: string | undefined
	readonly group?: string | undefined
	readonly list?: RunList | undefined
	readonly budgetYear?: number | undefined
}

export interface RunBook {
	runs(query: RunQuery): Promise<readonly Run[]>
	/** Without steps, where nobody has taken one. */
	run(key: RunKey): Promise<Run>
	/** Adds a step if there are still so many; false: somebody was faster. */
	step(key: RunKey, given: number, step: RunStep): Promise<boolean>
	decide(key: RunKey, decisions: readonly RunDecision[]): Promise<void>
	/** In the order in which they were taken. */
	decisions(key: RunKey): Promise<readonly RunDecision[]>
}

/** What a version was worked out by, hashed with its people. */
export type RunHeader = {
	readonly key: RunKey
	readonly version: number
	/** SHA-256 of the allowance policy, and of the attendance policy with its calendar; each is kept by it. */
	readonly policy: string
	readonly regulation: string
	readonly engine: number
}

export type RunVersion = {
	readonly header: RunHeader
	/** SHA-256 over the header and the people's hashes in order of employee id, hex. */
	readonly hash: string
	/** UTC ms. */
	readonly calculatedAt: number
	/** Absent: not closed yet, and replaced by the next calculation. */
	readonly closedAt?: number | undefined
	/** A later version stands in its place; it stays to be read. */
	readonly reopenedAt?: number | undefined
	/** What the budget bears, and what is paid out or asked back. */
	readonly totals: { readonly beforeTax: Rupiah; readonly payable: Rupiah; readonly people: number }
}

/** A person's row as it is stored: the hashed text made small. */
export type PackedPerson = ListedPerson & { readonly content: Uint8Array }

/** A difference of a closed month that a closed version of another run has settled. */
export type Settlement = {
	/** The run that settled it, and its version. */
	readonly by: RunKey
	readonly byVersion: number
	/** 1, 2, ... of one closed month and person. */
	readonly n: number
	readonly employee: string
	readonly difference: TakenDifference
}

export interface RunArchive {
	/** @param text canonical JSON of the row, of which `hash` is the hash */
	pack(person: {
		readonly employee: string
		readonly hash: string
		readonly text: string
		readonly identity: RunIdentity
		readonly summary: RunSummary
	}): PackedPerson
	/** Replaces the version's last calculation and adds the step, in one transaction; false: somebody was faster. */
	calculated(given: number, done: Calculated): Promise<boolean>
	/** Freezes the version with what it settles and adds the step, in one transaction; false as above. */
	closed(given: number, done: Closed): Promise<boolean>
	/** Marks the version and adds the step; false as above. */
	reopened(
		given: number,
		done: { readonly key: RunKey; readonly version: number; readonly step: RunStep },
	): Promise<boolean>
	version(key: RunKey, version: number): Promise<RunVersion | undefined>
	/** All that were ever closed, the old ones of reopened runs too. */
	closedVersions(query: RunQuery): Promise<readonly RunVersion[]>
	/** By employee id. */
	listed(key: RunKey, version: number): Promise<readonly ListedPerson[]>
	/** The same whole, so many at a time: a city's snapshot is never held at once. */
	people(key: RunKey, version: number): AsyncIterable<readonly RunPerson[]>
	person(key: RunKey, version: number, employee: string): Promise<RunPerson | undefined>
	/** Of one closed month, by versions that still stand. */
	settlements(source: RunKey): Promise<readonly Settlement[]>
	/** Keeps a policy by its hash; what is there stays. */
	keep(hash: string, text: string): Promise<void>
	kept(hash: string): Promise<string | undefined>
}

export type Calculated = {
	readonly version: RunVersion
	readonly people: readonly PackedPerson[]
	readonly step: RunStep
}
export type Closed = {
	readonly version: RunVersion
	/** Those whose row is not as it was calculated: held, or with days decided. */
	readonly changed: readonly PackedPerson[]
	readonly settlements: readonly Settlement[]
	readonly step: RunStep
}

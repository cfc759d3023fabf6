// How far an entry has come: who has agreed, who must next, and whether it counts.
import type { Actor, ActorRole, Entry, EntryStep } from "./entry.ts"
import type { EntryKind } from "./entry-contents.ts"

/**
 * Who may write an entry, and whose agreement it needs before it counts, in this order and each by another
 * person. The office's decision, after the roles of the regulations on attendance (operator of the OPD, its
 * head, BKPSDM); a correction goes from the employee by the superior to BKPSDM.
 */
type Way = { readonly writers: readonly ActorRole[]; readonly agreements: readonly ActorRole[] }

const byBkpsdm: Way = { writers: ["bkpsdm"], agreements: [] }
const byUnit: Way = { writers: ["operator", "bkpsdm"], agreements: [] }
const byLetter: Way = { writers: ["operator", "bkpsdm"], agreements: ["bkpsdm"] }

const ways: Readonly<Record<EntryKind, Way>> = {
	spell: byBkpsdm,
	rosterDay: byUnit,
	rosterPattern: byUnit,
	letter: byLetter,
	excuse: byLetter,
	massExcuse: byLetter,
	correction: {
		writers: ["employee", "operator", "bkpsdm"],
		agreements: ["superior", "bkpsdm"],
	},
	manualPunch: byLetter,
	overtime: byUnit,
	holiday: byBkpsdm,
	season: byBkpsdm,
	specialHours: byBkpsdm,
	leaveBalance: byLetter,
	noticeGiven: byUnit,
}

export const mayWrite = (kind: EntryKind, role: ActorRole): boolean =>
	ways[kind].writers.includes(role)

export type Standing =
	| { readonly kind: "waiting"; readonly next: ActorRole; readonly given: number }
	| { readonly kind: "counts"; readonly since: number }
	| { readonly kind: "refused"; readonly step: EntryStep }
	| { readonly kind: "withdrawn"; readonly step: EntryStep }

/** A step that ends an entry ends it for good: what is wanted after all is a new entry. */
export function standingOf({ content, steps, enteredAt }: Entry): Standing {
	const last = steps.find(({ kind }) => kind !== "agreed")
	if (last !== undefined) {
		return { kind: last.kind === "withdrawn" ? "withdrawn" : "refused", step: last }
	}
	const { agreements } = ways[content.kind]
	const next = agreements[steps.length]
	if (next !== undefined) return { kind: "waiting", next, given: steps.length }
	return { kind: "counts", since: steps.at(-1)?.at ?? enteredAt }
}

export const counts = (entry: Entry): boolean => standingOf(entry).kind === "counts"

export type StepRefusal = "over" | "not-yours" | "own" | "not-next"

/** Why an actor may not take that step; undefined: they may. */
export function stepRefusal(
	entry: Entry,
	kind: EntryStep["kind"],
	actor: Actor,
): StepRefusal | undefined {
	const standing = standingOf(entry)
	if (standing.kind === "refused" || standing.kind === "withdrawn") return "over"
	if (kind === "withdrawn") {
		// What counts already is taken back by BKPSDM; what waits, by whoever wrote it too.
		if (actor.role === "bkpsdm") return undefined
		const isOwn = isSamePerson(actor.username, entry.enteredBy)
		if (isOwn && standing.kind === "waiting") return undefined
		const isOfUnit = ways[entry.content.kind].agreements.length === 0
		return isOfUnit && actor.role === entry.enteredAs ? undefined : "not-yours"
	}
	if (standing.kind === "counts") return "over"
	if (actor.role !== standing.next) return "not-next"
	const others = [entry.enteredBy, ...entry.steps.map(({ by }) => by)]
	return others.some((other) => isSamePerson(actor.username, other)) ? "own" : undefined
}

/** However somebody types a name, it is one person's: capitals and spaces around it make no second one. */
const isSamePerson = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (name: string): string => name.trim().toLowerCase()

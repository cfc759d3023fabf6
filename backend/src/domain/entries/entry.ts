// What people write beside the machines: one entry, never rewritten, with the steps that decide over it.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { EntryContent, EntryKind } from "./entry-contents.ts"

/** In what office somebody acts; one person may hold several. */
export const actorRoles = ["employee", "superior", "operator", "bkpsdm"] as const
export type ActorRole = (typeof actorRoles)[number]

/** Who acts, passed in as a value: signing in is another matter. */
export type Actor = {
	readonly username: string
	readonly role: ActorRole
	/** OPD they are confined to; absent: everyone's. */
	readonly unit?: string | undefined
}

export type EntryStep = {
	/** `agreed`: one of the agreements the kind asks for; `withdrawn`: taken back, also after it counted. */
	readonly kind: "agreed" | "refused" | "withdrawn"
	readonly by: string
	readonly role: ActorRole
	/** UTC ms. */
	readonly at: number
	readonly reason: string
}

export type Entry = {
	readonly id: string
	/** Whose day it decides; absent: of a unit, or of everyone. */
	readonly employee?: string | undefined
	readonly unit?: string | undefined
	/** First and last work date that it can touch; absent: until further notice. */
	readonly from: LocalDate
	readonly until?: LocalDate | undefined
	readonly content: EntryContent
	readonly enteredBy: string
	readonly enteredAs: ActorRole
	readonly enteredAt: number
	/** The import it came with, to be taken back as one. */
	readonly batch?: string | undefined
	readonly steps: readonly EntryStep[]
}

/** An entry of one kind. */
export type EntryOf<Kind extends EntryKind> = Entry & {
	readonly content: Extract<EntryContent, { readonly kind: Kind }>
}

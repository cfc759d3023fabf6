// What sign-in needs kept. The store implements it.

import type { Unit } from "./ports.ts"

export type StaffRow = {
	readonly id: string
	readonly username: string
	readonly name: string
	readonly role: string
	readonly unit: string | undefined
	readonly passwordHash: string
	readonly createdAt: number
}

export type SessionRow = {
	readonly hash: string
	readonly staff: string
	readonly csrf: string
	readonly createdAt: number
	readonly seenAt: number
}

/** A one-time link. `unit`: whom it lets in sees that OPD only; `staff`: whose password it sets. */
export type LinkRow = {
	readonly hash: string
	readonly purpose: string
	readonly expiresAt: number
	readonly unit?: string | undefined
	readonly staff?: string | undefined
}

export interface StaffStore {
	hasStaff(): Promise<boolean>
	/** By name, whatever its capitals. */
	staffNamed(username: string): Promise<StaffRow | undefined>
	usernames(): Promise<readonly string[]>
	/** Adds a link; it replaces unused ones that set the same person's password. */
	addLink(link: LinkRow): Promise<void>
	/** A link that still works; `owner`: whose password it sets. */
	link(hash: string, atMs: number): Promise<{ readonly owner: StaffRow | undefined } | undefined>
	units(): Promise<readonly Unit[]>
	/** Makes this the only unused link. */
	replaceLinks(link: LinkRow): Promise<void>
	/**
	 * Spends the link in one transaction: adds the person, confined to the link's unit; or, for the
	 * link of one who is there, sets the password and closes that person's sessions.
	 */
	spendLink(
		hash: string,
		staff: Omit<StaffRow, "unit">,
		atMs: number,
	): Promise<StaffRow | "no-link" | "name-taken" | "other-name">
	openSession(session: SessionRow): Promise<void>
	session(hash: string): Promise<(Omit<SessionRow, "staff"> & { staff: StaffRow }) | undefined>
	touchSession(hash: string, atMs: number): Promise<void>
	closeSession(hash: string): Promise<void>
}

// What sign-in needs kept. The store implements it.

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

export interface StaffStore {
	hasStaff(): Promise<boolean>
	staffNamed(username: string): Promise<StaffRow | undefined>
	/** Makes this the only unused link. */
	replaceLinks(link: { hash: string; purpose: string; expiresAt: number }): Promise<void>
	/** Spends the link and adds the person, in one transaction. */
	spendLink(hash: string, staff: StaffRow, atMs: number): Promise<"done" | "no-link" | "name-taken">
	openSession(session: SessionRow): Promise<void>
	session(hash: string): Promise<(Omit<SessionRow, "staff"> & { staff: StaffRow }) | undefined>
	touchSession(hash: string, atMs: number): Promise<void>
	closeSession(hash: string): Promise<void>
}

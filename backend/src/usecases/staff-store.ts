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
	/** Adds a link beside those there are. `unit`: whom it lets in sees that OPD only. */
	addLink(link: {
		hash: string
		purpose: string
		expiresAt: number
		unit: string | undefined
	}): Promise<void>
	hasUnit(id: string): Promise<boolean>
	/** Makes this the only unused link. */
	replaceLinks(link: { hash: string; purpose: string; expiresAt: number }): Promise<void>
	/** Spends the link and adds the person, confined to the link's unit, in one transaction. */
	spendLink(
		hash: string,
		staff: Omit<StaffRow, "unit">,
		atMs: number,
	): Promise<StaffRow | "no-link" | "name-taken">
	openSession(session: SessionRow): Promise<void>
	session(hash: string): Promise<(Omit<SessionRow, "staff"> & { staff: StaffRow }) | undefined>
	touchSession(hash: string, atMs: number): Promise<void>
	closeSession(hash: string): Promise<void>
}

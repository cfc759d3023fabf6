import type { Kysely } from "kysely"
import type { SessionRow, StaffRow, StaffStore } from "../usecases/staff-store.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** Staff, sessions and one-time links in office.db. */
export class StaffTables implements StaffStore {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async hasStaff(): Promise<boolean> {
		return (
			(await this.#db.selectFrom("staff").select("id").limit(1).executeTakeFirst()) !== undefined
		)
	}

	async staffNamed(username: string): Promise<StaffRow | undefined> {
		const row = await this.#db
			.selectFrom("staff")
			.selectAll()
			.where("username", "=", username)
			.executeTakeFirst()
		return row === undefined ? undefined : staffOf(row)
	}

	async replaceLinks(link: { hash: string; purpose: string; expiresAt: number }): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await tx.deleteFrom("one_time_link").where("used_at", "is", null).execute()
			await tx
				.insertInto("one_time_link")
				.values({
					hash: link.hash,
					purpose: link.purpose,
					expires_at: link.expiresAt,
					used_at: null,
					unit: null,
				})
				.execute()
		})
	}

	async addLink(link: {
		hash: string
		purpose: string
		expiresAt: number
		unit: string | undefined
	}): Promise<void> {
		const { hash, purpose, expiresAt, unit } = link
		await this.#db
			.insertInto("one_time_link")
			.values({ hash, purpose, expires_at: expiresAt, used_at: null, unit: unit ?? null })
			.execute()
	}

	async hasUnit(id: string): Promise<boolean> {
		const row = await this.#db
			.selectFrom("unit")
			.select("id")
			.where("id", "=", id)
			.executeTakeFirst()
		return row !== undefined
	}

	async spendLink(
		hash: string,
		staff: Omit<StaffRow, "unit">,
		atMs: number,
	): Promise<StaffRow | "no-link" | "name-taken"> {
		return this.#db.transaction().execute(async (tx) => {
			const taken = await tx
				.selectFrom("staff")
				.select("id")
				.where("username", "=", staff.username)
				.executeTakeFirst()
			if (taken !== undefined) return "name-taken"
			const spent = await tx
				.updateTable("one_time_link")
				.set({ used_at: atMs })
				.where("hash", "=", hash)
				.where("used_at", "is", null)
				.where("expires_at", ">", atMs)
				.returning("unit")
				.executeTakeFirst()
			if (spent === undefined) return "no-link"
			await tx
				.insertInto("staff")
				.values({
					id: staff.id,
					username: staff.username,
					name: staff.name,
					role: staff.role,
					unit: spent.unit,
					password_hash: staff.passwordHash,
					created_at: staff.createdAt,
				})
				.execute()
			return { ...staff, unit: spent.unit ?? undefined }
		})
	}

	async openSession(session: SessionRow): Promise<void> {
		await this.#db
			.insertInto("session")
			.values({
				hash: session.hash,
				staff: session.staff,
				csrf: session.csrf,
				created_at: session.createdAt,
				seen_at: session.seenAt,
			})
			.execute()
	}

	async session(
		hash: string,
	): Promise<(Omit<SessionRow, "staff"> & { staff: StaffRow }) | undefined> {
		const row = await this.#db
			.selectFrom("session")
			.innerJoin("staff", "staff.id", "session.staff")
			.selectAll("staff")
			.select(["session.csrf", "session.created_at as opened_at", "session.seen_at"])
			.where("session.hash", "=", hash)
			.executeTakeFirst()
		if (row === undefined) return undefined
		const { csrf, opened_at, seen_at, ...staff } = row
		return { hash, csrf, createdAt: opened_at, seenAt: seen_at, staff: staffOf(staff) }
	}

	async touchSession(hash: string, atMs: number): Promise<void> {
		await this.#db.updateTable("session").set({ seen_at: atMs }).where("hash", "=", hash).execute()
	}

	async closeSession(hash: string): Promise<void> {
		await this.#db.deleteFrom("session").where("hash", "=", hash).execute()
	}
}

const staffOf = (row: OfficeSchema["staff"]): StaffRow => ({
	id: row.id,
	username: row.username,
	name: row.name,
	role: row.role,
	unit: row.unit ?? undefined,
	passwordHash: row.password_hash,
	createdAt: row.created_at,
})

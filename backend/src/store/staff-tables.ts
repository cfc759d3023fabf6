import type { Kysely } from "kysely"
import type { Unit } from "../usecases/ports.ts"
import type { LinkRow, SessionRow, StaffRow, StaffStore } from "../usecases/staff-store.ts"
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
		const rows = await this.#db
			.selectFrom("staff")
			.selectAll()
			.where("username", "in", [username, username.toLowerCase()])
			.execute()
		const row = rows.find((found) => found.username === username) ?? rows[0]
		return row === undefined ? undefined : staffOf(row)
	}

	async usernames(): Promise<readonly string[]> {
		const rows = await this.#db.selectFrom("staff").select("username").orderBy("username").execute()
		return rows.map(({ username }) => username)
	}

	async replaceLinks(link: LinkRow): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await tx.deleteFrom("one_time_link").where("used_at", "is", null).execute()
			await tx.insertInto("one_time_link").values(linkRow(link)).execute()
		})
	}

	async addLink(link: LinkRow): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			if (link.staff !== undefined) await dropLinksOf(tx, link.staff)
			await tx.insertInto("one_time_link").values(linkRow(link)).execute()
		})
	}

	async link(
		hash: string,
		atMs: number,
	): Promise<{ readonly owner: StaffRow | undefined } | undefined> {
		const link = await workingLink(this.#db, hash, atMs)
		if (link === undefined) return undefined
		const owner = link.staff === null ? undefined : await staffById(this.#db, link.staff)
		return { owner }
	}

	async units(): Promise<readonly Unit[]> {
		return this.#db.selectFrom("unit").select(["id", "name"]).orderBy("position").execute()
	}

	async spendLink(
		hash: string,
		staff: Omit<StaffRow, "unit">,
		atMs: number,
	): Promise<StaffRow | "no-link" | "name-taken" | "other-name"> {
		return this.#db.transaction().execute(async (tx) => {
			const link = await workingLink(tx, hash, atMs)
			if (link === undefined) return "no-link"
			const opened =
				link.staff === null
					? await addStaff(tx, { ...staff, unit: link.unit ?? undefined })
					: await setPassword(tx, link.staff, staff)
			if (typeof opened === "string") return opened
			await tx
				.updateTable("one_time_link")
				.set({ used_at: atMs })
				.where("hash", "=", hash)
				.execute()
			return opened
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

type Db = Kysely<OfficeSchema>

const workingLink = (db: Db, hash: string, atMs: number) =>
	db
		.selectFrom("one_time_link")
		.select(["unit", "staff"])
		.where("hash", "=", hash)
		.where("used_at", "is", null)
		.where("expires_at", ">", atMs)
		.executeTakeFirst()

async function staffById(db: Db, id: string): Promise<StaffRow | undefined> {
	const row = await db.selectFrom("staff").selectAll().where("id", "=", id).executeTakeFirst()
	return row === undefined ? undefined : staffOf(row)
}

async function addStaff(db: Db, staff: StaffRow): Promise<StaffRow | "name-taken"> {
	const taken = await db
		.selectFrom("staff")
		.select("id")
		.where("username", "=", staff.username)
		.executeTakeFirst()
	if (taken !== undefined) return "name-taken"
	await db
		.insertInto("staff")
		.values({
			id: staff.id,
			username: staff.username,
			name: staff.name,
			role: staff.role,
			unit: staff.unit ?? null,
			password_hash: staff.passwordHash,
			created_at: staff.createdAt,
		})
		.execute()
	return staff
}

/** Whoever still sits at a desk with the old password is out; the name stays as it was. */
async function setPassword(
	db: Db,
	id: string,
	wish: { readonly username: string; readonly passwordHash: string },
): Promise<StaffRow | "no-link" | "other-name"> {
	const owner = await staffById(db, id)
	if (owner === undefined) return "no-link"
	if (owner.username.toLowerCase() !== wish.username) return "other-name"
	await db
		.updateTable("staff")
		.set({ password_hash: wish.passwordHash })
		.where("id", "=", id)
		.execute()
	await db.deleteFrom("session").where("staff", "=", id).execute()
	return { ...owner, passwordHash: wish.passwordHash }
}

const dropLinksOf = (db: Db, staff: string) =>
	db.deleteFrom("one_time_link").where("staff", "=", staff).where("used_at", "is", null).execute()

const linkRow = ({ hash, purpose, expiresAt, unit, staff }: LinkRow) => ({
	...{ hash, purpose },
	expires_at: expiresAt,
	used_at: null,
	unit: unit ?? null,
	staff: staff ?? null,
})

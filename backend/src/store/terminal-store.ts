import { type Kysely, sql, type Transaction } from "kysely"
import type { Relinked, SealedUser, TerminalUsers } from "../usecases/assign-terminal-user.ts"
import type { KnownPunches } from "../usecases/import-punches.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { raisePeopleVersion } from "./people-version.ts"

/** SQLite takes 32,766 values in a statement; a list this long is read at once all the same. */
const keysPerQuery = 500

/** Terminals' punches and users in office.db. */
export class TerminalStore implements KnownPunches, TerminalUsers {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async knownOf(
		serial: string,
		keys: readonly string[],
		journal: string,
	): Promise<ReadonlySet<string>> {
		const known = new Set<string>()
		for (let from = 0; from < keys.length; from += keysPerQuery) {
			const rows = await this.#db
				.selectFrom("punch")
				.select("terminal_key")
				.where("terminal", "=", serial)
				.where("terminal_key", "in", keys.slice(from, from + keysPerQuery))
				// What only a clone or a key in doubt delivered does not keep an undisputed record out.
				.where((is) => is.or([is("dispute", "is", null), is("journal", "=", journal)]))
				.execute()
			for (const { terminal_key } of rows) if (terminal_key !== null) known.add(terminal_key)
		}
		return known
	}

	async assign(wish: Parameters<TerminalUsers["assign"]>[0]): Promise<string | undefined> {
		const { user, employee, at, mayEnd, until } = wish
		const uid = Buffer.from(user.uid).toString("hex")
		return this.#db.transaction().execute(async (tx) => {
			const known = await tx
				.selectFrom("credential")
				.select("id")
				.where("kind", "=", user.kind)
				.where("uid", "=", uid)
				.executeTakeFirst()
			const credential = known?.id ?? wish.credentialId
			if (known === undefined) {
				const made = { id: credential, kind: user.kind, uid, created_at: wish.createdAt }
				await tx.insertInto("credential").values(made).execute()
			}
			const rows = await tx
				.selectFrom("assignment")
				.selectAll()
				.where("credential", "=", credential)
				.orderBy("from_at")
				.execute()
			// Who left before it began was never that user.
			const carried = rows.filter((row) => (row.until_at ?? Infinity) > row.from_at)
			const standing = carried.find((row) => row.from_at <= at && (row.until_at ?? Infinity) > at)
			if (standing?.employee === employee) return credential
			const next = carried.find((row) => row.from_at > at)
			if (!mayEnd && carried.some((row) => row.employee !== employee)) return undefined
			const ends = Math.min(next?.from_at ?? Infinity, until ?? Infinity)
			await put(tx, { credential, employee, at, standing, until: ends < Infinity ? ends : null })
			await raisePeopleVersion(tx)
			return credential
		})
	}

	async isHeard(serial: string): Promise<boolean> {
		const query = this.#db
			.selectFrom("punch")
			.select("record")
			.where("terminal", "=", serial)
			.limit(1)
		return (await query.executeTakeFirst()) !== undefined
	}

	async heard(most: number): Promise<readonly string[]> {
		const rows = await this.#db
			.selectFrom("punch")
			.select("terminal")
			.distinct()
			.where("terminal", "is not", null)
			.orderBy("terminal")
			.limit(most)
			.execute()
		return rows.flatMap(({ terminal }) => terminal ?? [])
	}

	async sealedOf(serial: string): Promise<readonly SealedUser[]> {
		const rows = await this.#db
			.selectFrom("punch")
			.select(["tag", ({ fn }) => fn.max("sealed").as("sealed")])
			.where("terminal", "=", serial)
			.where("credential", "is", null)
			.where("tag", "is not", null)
			.groupBy("tag")
			.execute()
		return rows.flatMap(({ tag, sealed }) =>
			tag === null || sealed === null ? [] : [{ tag, sealed }],
		)
	}

	async relink(credential: string, serial: string, tags: readonly string[]): Promise<Relinked> {
		return this.#db.transaction().execute(async (tx) => {
			if (tags.length > 0) {
				await tx
					.updateTable("punch")
					.set({ credential })
					.where("terminal", "=", serial)
					.where("credential", "is", null)
					.where("tag", "in", [...tags])
					.execute()
			}
			const carrier = sql<string | null>`(select employee from assignment
				where assignment.credential = punch.credential and from_at <= punch.at
					and (until_at is null or until_at > punch.at) limit 1)`
			const of = tx.selectFrom("punch").where("credential", "=", credential)
			const moved = await of
				.select(["employee", "work_date", carrier.as("next")])
				.where(sql<boolean>`employee is not ${carrier}`)
				.execute()
			await tx
				.updateTable("punch")
				.set({ employee: carrier })
				.where("credential", "=", credential)
				.where(sql<boolean>`employee is not ${carrier}`)
				.execute()
			const days = moved.flatMap(({ employee, next, work_date: workDate }) =>
				[employee, next].flatMap((one) => (one === null ? [] : [{ employee: one, workDate }])),
			)
			return { punches: moved.length, days }
		})
	}
}

/** An assignment that begins on the same day gives way; one that is under way ends where this one begins. */
async function put(
	tx: Transaction<OfficeSchema>,
	{ credential, employee, at, standing, until }: Put,
): Promise<void> {
	if (standing !== undefined) {
		await tx
			.updateTable("assignment")
			.set({ until_at: at })
			.where("credential", "=", credential)
			.where("from_at", "=", standing.from_at)
			.execute()
	}
	await tx
		.insertInto("assignment")
		.values({ credential, employee, from_at: at, until_at: until })
		.onConflict((conflict) =>
			conflict.columns(["credential", "from_at"]).doUpdateSet({ employee, until_at: until }),
		)
		.execute()
}

type Put = {
	readonly credential: string
	readonly employee: string
	readonly at: number
	readonly standing: OfficeSchema["assignment"] | undefined
	readonly until: number | null
}

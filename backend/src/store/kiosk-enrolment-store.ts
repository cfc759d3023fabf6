import { type Kysely, sql, type Transaction } from "kysely"
import type { KioskEnrolments, PlannedKiosk } from "../usecases/enrol-kiosk.ts"
import type { Unit } from "../usecases/ports.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { raisePeopleVersion } from "./people-version.ts"

/** Kiosks and their one-time codes in office.db. */
export class KioskEnrolmentStore implements KioskEnrolments {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async units(): Promise<readonly Unit[]> {
		return this.#db.selectFrom("unit").select(["id", "name"]).orderBy("position").execute()
	}

	async plan(
		kiosk: PlannedKiosk & { code: string; zone: string; codeHash: string; expiresAt: number },
	): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await tx
				.insertInto("kiosk")
				.values({
					code: kiosk.code,
					unit: kiosk.unit,
					place: kiosk.place,
					zone: kiosk.zone,
					public_key: null,
					password_hash: null,
					tag_secret: null,
					tag_secret_id: null,
					registered_at: null,
					retired_at: null,
				})
				.execute()
			await tx
				.insertInto("registration_code")
				.values({
					hash: kiosk.codeHash,
					kiosk: kiosk.code,
					expires_at: kiosk.expiresAt,
					used_at: null,
				})
				.execute()
			if (kiosk.guests === "everyone") await inviteEveryone(tx, kiosk)
		})
	}

	async inviteAgain(order: {
		kiosk: string
		codeHash: string
		expiresAt: number
		mayReturn: boolean
	}): Promise<"invited" | "no-kiosk" | "retired"> {
		const { kiosk, codeHash, expiresAt, mayReturn } = order
		return this.#db.transaction().execute(async (tx) => {
			const found = await tx
				.selectFrom("kiosk")
				.select("retired_at")
				.where("code", "=", kiosk)
				.executeTakeFirst()
			if (found === undefined) return "no-kiosk"
			if (found.retired_at !== null && !mayReturn) return "retired"
			await tx
				.insertInto("registration_code")
				.values({ hash: codeHash, kiosk, expires_at: expiresAt, used_at: null })
				.execute()
			return "invited"
		})
	}

	async retire(code: string, atMs: number): Promise<boolean> {
		return this.#db.transaction().execute(async (tx) => {
			const { numUpdatedRows } = await tx
				.updateTable("kiosk")
				.set({ retired_at: atMs })
				.where("code", "=", code)
				.where("retired_at", "is", null)
				.executeTakeFirst()
			if (numUpdatedRows === 0n) return false
			// A code handed out before would bring it back without anybody's word.
			await tx
				.updateTable("registration_code")
				.set({ used_at: atMs })
				.where("kiosk", "=", code)
				.where("used_at", "is", null)
				.execute()
			return true
		})
	}

	async register(order: {
		codeHash: string
		publicKey: string
		passwordHash: string
		tagSecret: string
		tagSecretId: string
		atMs: number
	}): Promise<
		{ code: string; unit: string; place: string; zone: string } | "no-code" | "key-taken"
	> {
		return this.#db.transaction().execute(async (tx) => {
			const taken = await tx
				.selectFrom("kiosk")
				.innerJoin("registration_code", (join) =>
					join.on("registration_code.hash", "=", order.codeHash),
				)
				.select("code")
				.where("public_key", "=", order.publicKey)
				.whereRef("kiosk.code", "!=", "registration_code.kiosk")
				.executeTakeFirst()
			if (taken !== undefined) return "key-taken"
			const spent = await tx
				.updateTable("registration_code")
				.set({ used_at: order.atMs })
				.where("hash", "=", order.codeHash)
				.where("used_at", "is", null)
				.where("expires_at", ">", order.atMs)
				.returning("kiosk")
				.executeTakeFirst()
			if (spent === undefined) return "no-code"
			await nameWhatTheOldKeyKept(tx, spent.kiosk, order)
			await keepRetirement(tx, spent.kiosk, order.atMs)
			await tx
				.updateTable("kiosk")
				.set({
					public_key: order.publicKey,
					password_hash: order.passwordHash,
					tag_secret: order.tagSecret,
					tag_secret_id: order.tagSecretId,
					// A kiosk that is registered again goes on counting from its first day.
					registered_at: sql`coalesce(registered_at, ${order.atMs})`,
					retired_at: null,
				})
				.where("code", "=", spent.kiosk)
				.execute()
			// Its tags are made with a secret it has only now.
			await raisePeopleVersion(tx)
			return tx
				.selectFrom("kiosk")
				.innerJoin("unit", "unit.id", "kiosk.unit")
				.select(["kiosk.code", "unit.name as unit", "kiosk.place", "kiosk.zone"])
				.where("kiosk.code", "=", spent.kiosk)
				.executeTakeFirstOrThrow()
		})
	}
}

/**
 * A kiosk that comes back with another key, and no word of its old one, has lost what was not sent: from
 * what last arrived of it until now nobody can know who tapped.
 */
async function nameWhatTheOldKeyKept(
	tx: Transaction<OfficeSchema>,
	kiosk: string,
	{ publicKey, atMs }: { publicKey: string; atMs: number },
): Promise<void> {
	const before = await tx
		.selectFrom("kiosk")
		.select(["public_key", "registered_at"])
		.where("code", "=", kiosk)
		.executeTakeFirst()
	if (before?.registered_at == null || before.public_key === publicKey) return
	const last = await tx
		.selectFrom("cursor")
		.innerJoin("service_event", "service_event.journal", "cursor.journal")
		.select(({ fn }) => fn.max("cursor.at").as("at"))
		.where("service_event.kiosk", "=", kiosk)
		.executeTakeFirst()
	await tx
		.insertInto("missing_span")
		.values({
			...{ id: `registered-again:${kiosk}:${atMs}`, journal: "", kiosk, cause: "lost" },
			...{ from_n: 0, through_n: 0, from_at: last?.at ?? before.registered_at, until_at: atMs },
		})
		.execute()
}

/** Nothing waited for it meanwhile, and nothing of that time waits for it now. */
async function keepRetirement(
	tx: Transaction<OfficeSchema>,
	kiosk: string,
	atMs: number,
): Promise<void> {
	const { retired_at } = await tx
		.selectFrom("kiosk")
		.select("retired_at")
		.where("code", "=", kiosk)
		.executeTakeFirstOrThrow()
	if (retired_at === null || retired_at >= atMs) return
	await tx.insertInto("retirement").values({ kiosk, from_at: retired_at, until_at: atMs }).execute()
}

async function inviteEveryone(
	tx: Transaction<OfficeSchema>,
	kiosk: { code: string; unit: string },
): Promise<void> {
	const others = await tx
		.selectFrom("employee")
		.select("id")
		.where("unit", "!=", kiosk.unit)
		.execute()
	if (others.length === 0) return
	await tx
		.insertInto("guest")
		.values(others.map(({ id }) => ({ kiosk: kiosk.code, employee: id })))
		.execute()
}

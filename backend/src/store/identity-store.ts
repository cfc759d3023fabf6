import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Kysely } from "kysely"
import type { Identities } from "../usecases/forget-person.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { raisePeopleVersion } from "./people-version.ts"

/** What names a person in office.db, and its erasure. */
export class IdentityStore implements Identities {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async service(
		employee: string,
	): Promise<{ readonly employedUntil: LocalDate | undefined } | undefined> {
		const row = await this.#db
			.selectFrom("employee")
			.select("employed_until")
			.where("id", "=", employee)
			.executeTakeFirst()
		return row === undefined ? undefined : { employedUntil: row.employed_until ?? undefined }
	}

	async erase(employee: string, atMs: number): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			const carried = await tx
				.selectFrom("assignment")
				.select("credential")
				.where("employee", "=", employee)
				.execute()
			for (const { credential } of carried) {
				// The number is unique: what stands for it must be too, and must not be one.
				await tx
					.updateTable("credential")
					.set({ uid: `erased-${credential}` })
					.where("id", "=", credential)
					.execute()
			}
			await tx
				.updateTable("assignment")
				.set({ until_at: atMs })
				.where("employee", "=", employee)
				.where("until_at", "is", null)
				.execute()
			await tx.deleteFrom("guest").where("employee", "=", employee).execute()
			await tx
				.updateTable("employee")
				.set({ name: "(dihapus)", short_name: "(dihapus)", nip: `dihapus-${employee}` })
				.where("id", "=", employee)
				.execute()
			await raisePeopleVersion(tx)
		})
	}
}

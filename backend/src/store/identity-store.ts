import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Kysely, sql } from "kysely"
import { erasedText } from "../domain/entries/erased-content.ts"
import type { Identities } from "../usecases/forget-person.ts"
import type { Departures } from "../usecases/leave-service.ts"
import { sayWhosePunches } from "./carried-punches.ts"
import { erasePay, eraseRuns } from "./erase-pay.ts"
import { eraseChanges, erasedNip, erasedUid, eraseEntries } from "./erase-written.ts"
import { eraseExports } from "./export-store.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { raiseAtBoundaries, raisePeopleVersion } from "./people-version.ts"

/** What names a person in office.db, and its erasure. */
export class IdentityStore implements Identities, Departures {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async service(employee: string): Promise<
		| {
				readonly employedFrom: LocalDate | undefined
				readonly employedUntil: LocalDate | undefined
				readonly isForgotten: boolean
		  }
		| undefined
	> {
		const row = await this.#db
			.selectFrom("employee")
			.select(["employed_from", "employed_until", "nip"])
			.where("id", "=", employee)
			.executeTakeFirst()
		if (row === undefined) return undefined
		return {
			employedFrom: row.employed_from ?? undefined,
			employedUntil: row.employed_until ?? undefined,
			isForgotten: row.nip === erasedNip(employee),
		}
	}

	/** Lists change when a card's first or last moment has come. @param now UTC ms */
	noteBoundaries(now: number): Promise<void> {
		return raiseAtBoundaries(this.#db, now)
	}

	async leave(
		employee: string,
		lastDay: LocalDate,
		{ until, endedBefore }: { readonly until: number; readonly endedBefore: number | undefined },
	): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			await tx
				.updateTable("employee")
				.set({ employed_until: lastDay })
				.where("id", "=", employee)
				.execute()
			await tx
				.updateTable("assignment")
				.set({ until_at: until })
				.where("employee", "=", employee)
				.where((is) =>
					is.or([
						is("until_at", "is", null),
						is("until_at", ">", until),
						...(endedBefore === undefined ? [] : [is("until_at", "=", endedBefore)]),
					]),
				)
				.execute()
			await sayWhosePunches(tx, employee)
			await raisePeopleVersion(tx)
		})
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
					.set({ uid: erasedUid(credential) })
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
				.set({ name: erasedText, short_name: erasedText, nip: erasedNip(employee) })
				.where("id", "=", employee)
				.execute()
			const credentials = carried.map(({ credential }) => credential)
			await eraseEntries(tx, { employee, credentials })
			await eraseChanges(tx, { employee, credentials })
			await erasePay(tx, { employee, credentials })
			await eraseExports(tx, { employee })
			await eraseRuns(tx, { employee, credentials })
			await raisePeopleVersion(tx)
		})
		// Pages and the log still hold what earlier writes left behind.
		await sql`VACUUM`.execute(this.#db)
		await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(this.#db)
	}
}

import type { Kysely } from "kysely"
import type { CityFounding, CityMessage } from "../usecases/found-city.ts"
import type { OfficeSchema } from "./office-schema.ts"
import { raisePeopleVersion } from "./people-version.ts"

/** Writes a city's first facts into office.db. */
export class CityStore implements CityFounding {
	readonly #db: Kysely<OfficeSchema>

	constructor(db: Kysely<OfficeSchema>) {
		this.#db = db
	}

	async hasEmployees(): Promise<boolean> {
		const row = await this.#db.selectFrom("employee").select("id").limit(1).executeTakeFirst()
		return row !== undefined
	}

	async settings(): Promise<{ government: string | undefined; agency: string | undefined }> {
		const rows = await this.#db.selectFrom("setting").selectAll().execute()
		const value = (name: string) => rows.find((row) => row.name === name)?.value
		return { government: value("government"), agency: value("agency") }
	}

	async found(city: CityMessage, credentialIds: readonly string[], atMs: number): Promise<void> {
		await this.#db.transaction().execute(async (tx) => {
			for (const name of ["government", "agency"] as const) {
				await tx.insertInto("setting").values({ name, value: city[name] }).execute()
			}
			await tx
				.insertInto("unit")
				.values(city.units.map((unit, position) => ({ ...unit, position })))
				.execute()
			for (const [index, person] of city.employees.entries()) {
				const credential = credentialIds[index] ?? ""
				await tx
					.insertInto("employee")
					.values({
						id: person.id,
						nip: person.nip,
						name: person.name,
						short_name: person.shortName,
						unit: person.unit,
						grade: person.grade,
						schedule: person.schedule,
						employed_from: person.employedFrom,
						employed_until: null,
					})
					.execute()
				await tx
					.insertInto("credential")
					.values({ id: credential, ...person.card, created_at: atMs })
					.execute()
				await tx
					.insertInto("assignment")
					.values({
						credential,
						employee: person.id,
						from_at: person.cardFrom,
						until_at: null,
					})
					.execute()
			}
			await raisePeopleVersion(tx)
		})
	}
}

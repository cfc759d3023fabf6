import { sql, type Transaction } from "kysely"
import type { OfficeSchema } from "./office-schema.ts"

/** Every change that could alter a kiosk's people list raises the one version in its transaction. */
export async function raisePeopleVersion(tx: Transaction<OfficeSchema>): Promise<void> {
	await tx
		.insertInto("setting")
		.values({ name: "people-version", value: "1" })
		.onConflict((conflict) =>
			conflict
				.column("name")
				.doUpdateSet({ value: sql<string>`cast(setting.value as integer) + 1` }),
		)
		.execute()
}

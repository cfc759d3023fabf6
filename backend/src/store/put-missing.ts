import type { Transaction } from "kysely"
import type { OfficeSchema } from "./office-schema.ts"

/** Names what is gone of a journal; what a kiosk names later and better takes the place of the earlier name. */
export async function putMissing(
	tx: Transaction<OfficeSchema>,
	row: OfficeSchema["missing_span"],
): Promise<void> {
	const { from_n, through_n, from_at, until_at } = row
	// What a shorter hole from the same record on was named, before the kiosk named this one.
	await tx
		.deleteFrom("missing_span")
		.where("journal", "=", row.journal)
		.where("cause", "=", "hole")
		.where("from_n", "=", from_n)
		.where("through_n", "<", through_n)
		.execute()
	await tx
		.insertInto("missing_span")
		.values(row)
		.onConflict((conflict) =>
			conflict.column("id").doUpdateSet({ from_n, through_n, from_at, until_at }),
		)
		.execute()
}

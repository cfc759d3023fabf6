import { sql, type Transaction } from "kysely"
import type { OfficeSchema } from "./office-schema.ts"

/** Whose each punch is follows from who carried its credential then: said anew for all that a person ever carried. */
export async function sayWhosePunches(
	tx: Transaction<OfficeSchema>,
	employee: string,
): Promise<void> {
	const carrier = sql<string | null>`(
		SELECT carried.employee FROM assignment AS carried
		WHERE carried.credential = punch.credential AND carried.from_at <= punch.at
		AND (carried.until_at IS NULL OR carried.until_at > punch.at) LIMIT 1
	)`
	await tx
		.updateTable("punch")
		.set({ employee: carrier })
		.where("credential", "in", (eb) =>
			eb.selectFrom("assignment").select("credential").where("employee", "=", employee),
		)
		.execute()
}

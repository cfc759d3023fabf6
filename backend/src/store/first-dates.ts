// Since when there is a sure punch of each unit: a seek a kiosk, or a person, however long the history.
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Kysely } from "kysely"
import type { UnitMachines } from "../usecases/projections.ts"
import type { OfficeSchema } from "./office-schema.ts"

export async function firstDates(
	db: Kysely<OfficeSchema>,
	units: readonly UnitMachines[],
): Promise<ReadonlyMap<string, LocalDate>> {
	const found = new Map<string, LocalDate>()
	for (const { unit, kiosks } of units) {
		const date = (await earliest(db, "kiosk", kiosks)) ?? (await ofPeople(db, unit))
		if (date !== undefined) found.set(unit, date)
	}
	return found
}

async function ofPeople(db: Kysely<OfficeSchema>, unit: string): Promise<LocalDate | undefined> {
	const people = await db.selectFrom("employee").select("id").where("unit", "=", unit).execute()
	return earliest(
		db,
		"employee",
		people.map(({ id }) => id),
	)
}

async function earliest(
	db: Kysely<OfficeSchema>,
	column: "kiosk" | "employee",
	values: readonly string[],
): Promise<LocalDate | undefined> {
	const rows = await Promise.all(
		values.map((value) =>
			db
				.selectFrom("punch")
				.select("work_date")
				.where("dispute", "is", null)
				.where("basis", "!=", "unsure")
				.where(column, "=", value)
				.orderBy("work_date")
				.limit(1)
				.executeTakeFirst(),
		),
	)
	return rows.flatMap((row) => row?.work_date ?? []).sort()[0]
}

// What an import adds to and changes in the lists of units, people and cards.
import { sql, type Transaction } from "kysely"
import type { EmployeeFields, RegistryChange } from "../domain/imports/registry-change.ts"
import type { OfficeSchema } from "./office-schema.ts"

export async function applyChange(
	tx: Transaction<OfficeSchema>,
	change: RegistryChange,
	atMs: number,
): Promise<void> {
	switch (change.kind) {
		case "unitAdded": {
			const position = sql<number>`(select coalesce(max(position), -1) + 1 from unit)`
			await tx.insertInto("unit").values({ id: change.id, name: change.name, position }).execute()
			return
		}
		case "unitRenamed":
			await tx.updateTable("unit").set({ name: change.after }).where("id", "=", change.id).execute()
			return
		case "employeeAdded": {
			const { shortName, employedFrom, employedUntil, ...fields } = change.fields
			await tx
				.insertInto("employee")
				.values({
					...{ id: change.id, ...fields, short_name: shortName },
					...{ employed_from: employedFrom, employed_until: employedUntil },
				})
				.execute()
			return
		}
		case "employeeChanged":
			await tx
				.updateTable("employee")
				.set(columnsOf(change.after))
				.where("id", "=", change.id)
				.execute()
			return
		case "cardGiven": {
			const { credential, employee, card, from } = change
			await tx
				.insertInto("credential")
				.values({ id: credential, ...card, created_at: atMs })
				.execute()
			await tx
				.insertInto("assignment")
				.values({ credential, employee, from_at: from, until_at: null })
				.execute()
		}
	}
}

type SomeFields = { readonly [Name in keyof EmployeeFields]?: EmployeeFields[Name] | undefined }

/** The columns of an employee's row that these fields are. */
export function columnsOf({ shortName, employedFrom, employedUntil, ...fields }: SomeFields) {
	return {
		...fields,
		...(shortName !== undefined && { short_name: shortName }),
		...(employedFrom !== undefined && { employed_from: employedFrom }),
		...(employedUntil !== undefined && { employed_until: employedUntil }),
	}
}

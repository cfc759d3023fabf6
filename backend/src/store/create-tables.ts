// Tables and indexes written down as rows, for migrations.
import type { CreateTableBuilder, Kysely } from "kysely"
import type { OfficeSchema } from "./office-schema.ts"

export type Columns = Readonly<Record<string, "text" | "text?" | "integer" | "integer?" | "blob">>

export type Tables = Readonly<
	Partial<Record<keyof OfficeSchema, { key: readonly string[]; columns: Columns }>>
>

export async function createTables(db: Kysely<unknown>, tables: Tables): Promise<void> {
	for (const [name, { key, columns }] of Object.entries(tables)) {
		let table: CreateTableBuilder<string, string> = db.schema.createTable(name)
		for (const [column, kind] of Object.entries(columns)) {
			const type = kind.startsWith("text") ? "text" : kind === "blob" ? "blob" : "bigint"
			table = table.addColumn(column, type, (c) => (kind.endsWith("?") ? c : c.notNull()))
		}
		await table.addPrimaryKeyConstraint(`${name}_key`, [...key]).execute()
	}
}

export async function createIndexes(
	db: Kysely<unknown>,
	indexes: readonly { table: string; columns: readonly string[]; isUnique: boolean }[],
): Promise<void> {
	for (const { table, columns, isUnique } of indexes) {
		const index = db.schema
			.createIndex(`${table}_by_${columns.join("_")}`)
			.on(table)
			.columns([...columns])
		await (isUnique ? index.unique() : index).execute()
	}
}

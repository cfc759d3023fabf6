import { sql, type Transaction } from "kysely"
import type { Retimed } from "../usecases/projections.ts"
import type { OfficeSchema } from "./office-schema.ts"

/** Rows bettered by one statement: a kiosk that was alone for 90 days betters all of them at once. */
const rowsPerStatement = 500

/** Writes the better times, and what follows from them, of rows that are there. */
export async function retimeRows(
	tx: Transaction<OfficeSchema>,
	retimed: readonly Retimed[],
): Promise<void> {
	for (let from = 0; from < retimed.length; from += rowsPerStatement) {
		const rows = retimed.slice(from, from + rowsPerStatement)
		await retimeEvents(tx, rows)
		await retimePunches(tx, rows)
	}
}

async function retimeEvents(
	tx: Transaction<OfficeSchema>,
	rows: readonly Retimed[],
): Promise<void> {
	const values = rows
		.filter(({ kind }) => kind === "event")
		.map(({ record, time: { at, err, basis } }) => sql`(${record}, ${at}, ${err}, ${basis})`)
	if (values.length === 0) return
	// Without names of their own, columns of VALUES are called column1, column2, ... in SQLite and
	// PostgreSQL alike.
	await sql`UPDATE service_event
		SET at = better.column2, err = better.column3, basis = better.column4
		FROM (VALUES ${sql.join(values)}) AS better
		WHERE service_event.record = better.column1`.execute(tx)
}

async function retimePunches(
	tx: Transaction<OfficeSchema>,
	rows: readonly Retimed[],
): Promise<void> {
	const values = rows
		.filter(({ kind }) => kind === "punch")
		.map(({ record, time: { at, err, basis }, employee = null, workDate = null }) => {
			return sql`(${record}, ${at}, ${err}, ${basis}, ${employee}, ${workDate})`
		})
	if (values.length === 0) return
	await sql`UPDATE punch
		SET at = better.column2, err = better.column3, basis = better.column4,
			employee = better.column5, work_date = coalesce(better.column6, work_date)
		FROM (VALUES ${sql.join(values)}) AS better
		WHERE punch.record = better.column1`.execute(tx)
}

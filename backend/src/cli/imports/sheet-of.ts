// A read table as the message that the office takes, and the rows of it that could not be read.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { cardForm } from "../../domain/imports/card-form.ts"
import { columnMap, type Field, findColumns } from "../../domain/imports/columns.ts"
import { holidayForm } from "../../domain/imports/holiday-form.ts"
import type { ImportKind, ImportSheet } from "../../domain/imports/import-rows.ts"
import { payForm } from "../../domain/imports/pay-forms.ts"
import { type RowForm, readRows } from "../../domain/imports/read-rows.ts"
import { type RosterOptions, readRoster, rosterFields } from "../../domain/imports/roster-sheet.ts"
import type { RefusedRow, SheetRow } from "../../domain/imports/sheet.ts"
import {
	employeeForm,
	leaveForm,
	scheduleForm,
	unitForm,
} from "../../domain/imports/sheet-forms.ts"

export type SheetOptions = Omit<RosterOptions, "map"> & {
	/** As it was typed. */
	readonly map?: string | undefined
	/** What the roster's codes mean, over its own legend. */
	readonly codes: Readonly<Record<string, string>>
}
export type ReadSheet = { readonly sheet: ImportSheet; readonly unread: readonly RefusedRow[] }
/** Names by which --map speaks of a table's columns. */
export const mappedFields: Readonly<Record<ImportKind, string>> = {
	units: named(unitForm.fields),
	employees: named(employeeForm.fields),
	cards: named(cardForm.fields),
	schedules: named(scheduleForm.fields),
	roster: named(rosterFields),
	leave: named(leaveForm.fields),
	holidays: named(holidayForm.fields),
	scores: named(payForm("scores", undefined).fields),
	payroll: named(payForm("payroll", undefined).fields),
	posts: named(payForm("posts", undefined).fields),
	activities: named(payForm("activities", undefined).fields),
	accounts: named(payForm("accounts", undefined).fields),
}

function named(fields: readonly Field[]): string {
	return fields.map(({ name }) => name).join(", ")
}

type SheetResult = Result<ReadSheet, Fault>

export function sheetOf(
	kind: ImportKind,
	rows: readonly SheetRow[],
	options: SheetOptions,
): SheetResult {
	switch (kind) {
		case "units":
			return read(rows, { form: unitForm, options }, (found) => ({ kind, rows: found }))
		case "employees":
			return read(rows, { form: employeeForm, options }, (found) => ({ kind, rows: found }))
		case "cards":
			return read(rows, { form: cardForm, options }, (found) => ({ kind, rows: found }))
		case "schedules":
			return read(rows, { form: scheduleForm, options }, (found) => ({ kind, rows: found }))
		case "leave":
			return read(rows, { form: leaveForm, options }, (found) => ({ kind, rows: found }))
		case "holidays":
			return read(rows, { form: holidayForm, options }, (found) => ({ kind, rows: found }))
		case "scores":
		case "payroll":
		case "posts":
		case "activities":
		case "accounts":
			return read(rows, { form: payForm(kind, options.month), options }, (found) => ({
				...{ kind, rows: found },
			}))
		case "roster":
			return roster(rows, options)
	}
}

function read<Content>(
	rows: readonly SheetRow[],
	{ form, options }: { readonly form: RowForm<Content>; readonly options: SheetOptions },
	message: (rows: (Content & { row: number })[]) => ImportSheet,
): SheetResult {
	const map = options.map === undefined ? succeed(new Map()) : columnMap(options.map, form.fields)
	if (!map.ok) return map
	const columns = findColumns(rows, form.fields, map.value)
	if (!columns.ok) return columns
	const found = readRows(rows, columns.value, form)
	return succeed({ sheet: message(found.rows), unread: found.refused })
}

function roster(rows: readonly SheetRow[], options: SheetOptions): SheetResult {
	const map = options.map === undefined ? succeed(new Map()) : columnMap(options.map, rosterFields)
	if (!map.ok) return map
	const found = readRoster(rows, { ...options, map: map.value })
	if (!found.ok) return found
	const { legend, refused } = found.value
	const codes = { ...legend, ...options.codes }
	return succeed({ sheet: { kind: "roster", rows: [...found.value.rows], codes }, unread: refused })
}

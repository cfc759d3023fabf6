// A read table as the message that the office takes, and the rows of it that could not be read.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { cardForm } from "../../domain/imports/card-form.ts"
import { columnMap, type Field, findColumns } from "../../domain/imports/columns.ts"
import { holidayForm } from "../../domain/imports/holiday-form.ts"
import type { ImportKind, ImportSheet } from "../../domain/imports/import-rows.ts"
import { leaveForm } from "../../domain/imports/leave-form.ts"
import { payForm } from "../../domain/imports/pay-forms.ts"
import { type RowForm, readRows } from "../../domain/imports/read-rows.ts"
import { type RosterOptions, readRoster, rosterFields } from "../../domain/imports/roster-sheet.ts"
import { rotaForm } from "../../domain/imports/rota-form.ts"
import type { RefusedRow, SheetRow } from "../../domain/imports/sheet.ts"
import { employeeForm, nipField, scheduleForm, unitForm } from "../../domain/imports/sheet-forms.ts"

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
	rota: named(rotaForm([]).fields),
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
		case "rota":
			return read(rows, { form: rotaForm(options.free), options }, (found) => ({
				...{ kind, rows: found, codes: options.codes },
			}))
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
	// Who names the columns has looked at them.
	const other = options.map === undefined ? otherKind(rows, form.fields) : undefined
	if (other !== undefined) return fail("other-kind", looksLike(other))
	if (!columns.ok) return columns
	const found = readRows(rows, columns.value, form)
	return succeed({ sheet: message(found.rows), unread: found.refused })
}

const forms: readonly (readonly [ImportKind, readonly Field[]])[] = [
	["units", unitForm.fields],
	["employees", employeeForm.fields],
	["cards", cardForm.fields],
	["schedules", scheduleForm.fields],
	["rota", rotaForm([]).fields],
	["leave", leaveForm.fields],
	["holidays", holidayForm.fields],
	...(["scores", "payroll", "posts", "activities", "accounts"] as const).map(
		(kind) => [kind, payForm(kind, undefined).fields] as const,
	),
]

/**
 * The kind that a table plainly is, other than the one that was named: of what lacks a column that it needs, any that
 * fits; of a list without people, one of people that fits as well. Lists of people share columns, so between those
 * it is believed what was said.
 */
function otherKind(rows: readonly SheetRow[], named: readonly Field[]): ImportKind | undefined {
	const places = (fields: readonly Field[]) => {
		const found = findColumns(rows, fields, new Map())
		return found.ok ? found.value.places.size : 0
	}
	const own = places(named)
	if (own > 0 && named.includes(nipField)) return undefined
	const [best] = forms
		.filter(([, fields]) => fields !== named && (own === 0 || fields.includes(nipField)))
		.map(([kind, fields]) => ({ kind, size: places(fields) }))
		.sort((a, b) => b.size - a.size)
	return best !== undefined && best.size > 0 && best.size >= own ? best.kind : undefined
}

const kindWords: Readonly<Record<ImportKind, string>> = {
	...{ units: "daftar OPD", employees: "daftar pegawai", cards: "daftar kartu" },
	...{
		schedules: "daftar jadwal kerja",
		roster: "jadwal piket",
		rota: "pola piket",
		leave: "daftar surat cuti",
	},
	holidays: "daftar hari libur",
	...{ scores: "nilai kinerja", payroll: "daftar gaji", posts: "daftar jabatan" },
	...{ activities: "daftar hadir kegiatan", accounts: "daftar rekening" },
}

const looksLike = (kind: ImportKind): string =>
	`Judul kolomnya seperti ${kindWords[kind]}: pakai hadir import ${kind}. Bila memang bukan, sebutkan kolomnya dengan --map.`

function roster(rows: readonly SheetRow[], options: SheetOptions): SheetResult {
	const map = options.map === undefined ? succeed(new Map()) : columnMap(options.map, rosterFields)
	if (!map.ok) return map
	const found = readRoster(rows, { ...options, map: map.value })
	if (!found.ok) return found
	const { legend, refused } = found.value
	const codes = { ...legend, ...options.codes }
	return succeed({ sheet: { kind: "roster", rows: [...found.value.rows], codes }, unread: refused })
}

// People of a list against those on record: new ones, and what has changed of the others.
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { type Spell, uncovered } from "../../domain/duty/spell.ts"
import type { Entry } from "../../domain/entries/entry.ts"
import { factsOf } from "../../domain/entries/facts-of-entries.ts"
import type { EmployeeRow } from "../../domain/imports/import-rows.ts"
import { nipFault } from "../../domain/imports/nip-fault.ts"
import type { EmployeeFields } from "../../domain/imports/registry-change.ts"
import type { EntryWish } from "../keep-entries.ts"
import type { Employee } from "../ports.ts"
import {
	type ImportPlan,
	type Known,
	named,
	namesOf,
	PlanDraft,
	unknownScheduleWords,
	unknownUnitWords,
} from "./import-plan.ts"

/** For rows that leave it open. */
export type EmployeeDefaults = {
	readonly schedule?: string | undefined
	/** From when a changed unit or schedule holds. */
	readonly since?: LocalDate | undefined
}

/** Before anybody's service: what held "always" is written down from then on. */
const always = "1945-08-17"

export function planEmployees(
	rows: readonly EmployeeRow[],
	known: Known,
	{
		defaults,
		makeId,
		written,
	}: {
		readonly defaults: EmployeeDefaults
		makeId(): string
		/** Spells that stand written of a person. */
		written(employee: string): readonly Entry[]
	},
): ImportPlan {
	const draft = new PlanDraft()
	for (const row of rows) {
		const found = known.byNip.get(row.nip)
		const unit = named(known.units, row.unit)
		const scheduleText = row.schedule || found?.schedule || defaults.schedule || ""
		const schedule = named(known.policy.schedules, scheduleText)
		const until = row.until ?? null
		const strange = nipFault(row.nip, row.grade)
		if (unit === undefined) draft.refuse(row.row, unknownUnitWords(row.unit, known.units))
		else if (scheduleText === "") {
			draft.refuse(
				row.row,
				`Jadwal kosong. Isi kolom Jadwal, atau beri --schedule. Yang ada: ${namesOf(known.policy.schedules)}.`,
			)
		} else if (schedule === undefined) {
			draft.refuse(row.row, unknownScheduleWords(scheduleText, known.policy))
		} else if (row.from !== undefined && until !== null && until < row.from) {
			draft.refuse(row.row, `Sampai (${until}) sebelum TMT (${row.from}). Perbaiki salah satunya.`)
		} else if (found === undefined && strange !== undefined) {
			draft.refuse(row.row, strange)
		} else if (found === undefined) {
			const fields: EmployeeFields = {
				...{ nip: row.nip, name: row.name, shortName: shortNameOf(row.name), unit: unit.id },
				...{ grade: row.grade, schedule: schedule.id },
				...{ employedFrom: row.from ?? null, employedUntil: until },
			}
			const what = `${unit.name}, ${schedule.name}`
			draft.take(
				{ row: row.row, who: row.name, what },
				{ changes: [{ kind: "employeeAdded", id: makeId(), fields }] },
			)
		} else {
			const wanted = { ...row, unit: unit.id, schedule: schedule.id }
			planChange(
				draft,
				{ found, spells: factsOf(written(found.id)).spells },
				{ ...wanted, since: row.since ?? defaults.since },
			)
		}
	}
	return draft.plan
}

/** A transfer is dated: what held before it goes on to hold for the days before it. */
function planChange(
	draft: PlanDraft,
	{ found, spells }: { readonly found: Employee; readonly spells: readonly Spell[] },
	row: EmployeeRow,
): void {
	const { before, after } = differences(found, row)
	if (row.until !== undefined && row.until !== found.employedUntil) {
		draft.refuse(
			row.row,
			`Hari terakhir ${found.name} dicatat dengan: hadir person leave --id ${row.nip} --on ${row.until}. Kosongkan kolom itu.`,
		)
		return
	}
	if (Object.keys(after).length === 0) return draft.knows()
	const moves = after.unit !== undefined || after.schedule !== undefined
	const first = found.employedFrom ?? always
	if (moves && row.since === undefined) {
		draft.refuse(
			row.row,
			`OPD atau jadwal ${found.name} berubah. Isi kolom Berlaku mulai dengan tanggalnya, atau beri --since, agar hari sebelumnya tetap seperti semula.`,
		)
		return
	}
	if (moves && (row.since ?? "") <= first) {
		draft.refuse(
			row.row,
			`Perubahan tidak dapat berlaku mulai ${row.since}: itu pada atau sebelum hari pertama ${first}.`,
		)
		return
	}
	const what = Object.entries(after)
		.filter(([key]) => key !== "shortName")
		.map(
			([key, value]) =>
				`${words[key] ?? key} ${Reflect.get(before, key) || "kosong"} menjadi ${value}`,
		)
		.join(", ")
	draft.take(
		{ row: row.row, who: found.name, what, isChange: true },
		{
			changes: [{ kind: "employeeChanged", id: found.id, before, after }],
			wishes: moves ? transfer({ found, spells, first }, row) : [],
		},
	)
}

/** The list holds what is new from now on, so what it said of earlier days is written down: of those alone. */
function transfer(
	known: {
		readonly found: Employee
		readonly spells: readonly Spell[]
		readonly first: LocalDate
	},
	row: EmployeeRow,
): EntryWish[] {
	const { found, spells, first } = known
	const { id: employee } = found
	const since = row.since ?? first
	const spell = (unit: string, schedule: string) => ({ kind: "spell" as const, unit, schedule })
	const before = uncovered(spells, { from: first, until: addDays(since, -1) })
	return [
		...before.map((stretch) => ({
			...{ employee, ...stretch, content: spell(found.unit.id, found.schedule) },
		})),
		{ employee, from: since, content: spell(row.unit, row.schedule) },
	]
}

type Fields = Partial<EmployeeFields>

/** An empty cell changes nothing. */
function differences(found: Employee, row: EmployeeRow): { before: Fields; after: Fields } {
	const before: Fields = {}
	const after: Fields = {}
	if (row.name !== found.name) {
		Object.assign(before, { name: found.name, shortName: found.shortName })
		Object.assign(after, { name: row.name, shortName: shortNameOf(row.name) })
	}
	if (row.grade !== "" && row.grade !== found.grade) {
		before.grade = found.grade
		after.grade = row.grade
	}
	if (row.unit !== found.unit.id) {
		before.unit = found.unit.id
		after.unit = row.unit
	}
	if (row.schedule !== found.schedule) {
		before.schedule = found.schedule
		after.schedule = row.schedule
	}
	if (row.from !== undefined && row.from !== found.employedFrom) {
		before.employedFrom = found.employedFrom ?? null
		after.employedFrom = row.from
	}
	return { before, after }
}

const words: Readonly<Record<string, string>> = {
	...{ name: "nama", grade: "golongan", unit: "OPD", schedule: "jadwal", employedFrom: "TMT" },
}

/** Without the titles before and after it, as a kiosk's screen greets: "drg. Ni Luh Ayu, M.Kes." */
export const shortNameOf = (name: string): string =>
	(name.split(",")[0] ?? name)
		.replace(/^(?:[\p{L}]{1,5}\.\s*)+/u, "")
		.trim()
		.slice(0, 60) || name.slice(0, 60)

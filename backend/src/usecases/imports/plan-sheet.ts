// The plan of one table, by its kind, against what is on record now.

import type { Entry } from "../../domain/entries/entry.ts"
import type { EntryKind } from "../../domain/entries/entry-contents.ts"
import { type ImportSheet, payKinds } from "../../domain/imports/import-rows.ts"
import { calendarNow } from "../calendar-desk.ts"
import type { PayBook } from "../pay-book.ts"
import type { MonthParts } from "../person-month.ts"
import { everyUnit, type Registry } from "../ports.ts"
import type { ImportPlan, Known } from "./import-plan.ts"
import { planCards } from "./plan-cards.ts"
import { type EmployeeDefaults, planEmployees } from "./plan-employees.ts"
import { planHolidays } from "./plan-holidays.ts"
import { planLeave } from "./plan-leave.ts"
import { planPay } from "./plan-pay.ts"
import { planRoster } from "./plan-roster.ts"
import { planRota } from "./plan-rota.ts"
import { planSchedules } from "./plan-schedules.ts"
import { planUnits } from "./plan-units.ts"

export type PlanParts = Omit<MonthParts, "registry"> & {
	readonly registry: Registry
	readonly payBook: PayBook
	makeCredentialId(): string
	makeEmployeeId(): string
}

/** Beyond this a query names nobody and reads everyone's entries. */
const maxNamed = 500
const everyDate = { from: "1900-01-01", through: "9999-12-31" }

export async function planSheet(
	parts: PlanParts,
	{ sheet, defaults }: { readonly sheet: ImportSheet; readonly defaults: EmployeeDefaults },
): Promise<ImportPlan> {
	const { registry, regulation } = parts
	const [units, employees] = await Promise.all([
		registry.units(everyUnit),
		registry.employees(everyUnit),
	])
	const byNip = new Map(employees.map((employee) => [employee.nip, employee]))
	const known: Known = { units, byNip, policy: regulation.policy }
	const ids = (rows: readonly { readonly nip: string }[]) =>
		rows.flatMap(({ nip }) => byNip.get(nip)?.id ?? [])
	switch (sheet.kind) {
		case "units":
			return planUnits(sheet.rows, units)
		case "employees": {
			const written = await writtenOf(parts, ids(sheet.rows), "spell")
			return planEmployees(sheet.rows, known, { defaults, makeId: parts.makeEmployeeId, written })
		}
		case "cards":
			return planCards(sheet.rows, known, parts)
		case "schedules":
			return planSchedules(sheet.rows, known, await writtenOf(parts, ids(sheet.rows), "spell"))
		case "roster": {
			const days = sheet.rows.flatMap((row) => row.days.map(([date]) => date)).sort()
			const span = { from: days[0] ?? everyDate.from, through: days.at(-1) ?? everyDate.from }
			const written = await writtenOf(parts, ids(sheet.rows), "rosterDay", span)
			return planRoster(sheet.rows, known, { codes: sheet.codes, written })
		}
		case "rota": {
			const written = await writtenOf(parts, ids(sheet.rows), "rosterPattern")
			return planRota(sheet.rows, known, { codes: sheet.codes, written })
		}
		case "leave":
			return planLeave(parts, sheet.rows, known)
		case "scores":
		case "payroll":
		case "posts":
		case "activities":
		case "accounts": {
			const people = [...new Set(ids(sheet.rows))]
			const written = await parts.payBook.touching({
				...{ people: people.length > maxNamed ? "everyone" : people, dates: everyDate },
				kinds: [payKinds[sheet.kind]],
			})
			return planPay(sheet.rows, known, written)
		}
		case "holidays":
			return planHolidays(sheet.rows, {
				...{ policy: regulation.policy, calendar: await calendarNow(parts) },
			})
	}
}

/** What stands written of each person, of one kind. */
async function writtenOf(
	{ book }: PlanParts,
	people: readonly string[],
	kind: EntryKind,
	dates = everyDate,
): Promise<(employee: string) => readonly Entry[]> {
	const named = [...new Set(people)]
	const entries = await book.touching({
		...{ people: named.length > maxNamed ? "everyone" : named, dates, kinds: [kind] },
	})
	const byPerson = Map.groupBy(entries, ({ employee }) => employee)
	return (employee) => byPerson.get(employee) ?? []
}

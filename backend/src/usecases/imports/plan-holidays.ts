// Holidays of a list against the decreed ones and those that were entered before.
import { datesBetween } from "@hadir/shared/time/local-date.ts"
import type { HolidayRow } from "../../domain/imports/import-rows.ts"
import { type Calendar, type Holiday, yearOf } from "../../domain/regulation/calendar.ts"
import { type ImportPlan, PlanDraft } from "./import-plan.ts"

/** Longer than any feast; a list that says more has lost a year. */
const mostDays = 31

/** @param calendar with what was entered before */
export function planHolidays(rows: readonly HolidayRow[], calendar: Calendar): ImportPlan {
	const draft = new PlanDraft()
	const missingYears = new Set<number>()
	for (const { row, from, until, kind, name, cite, region } of rows) {
		const dates = datesBetween(from, until)
		const place = region === "" ? undefined : region
		const isKnown = (day: Holiday) =>
			day.kind === kind && (day.region === undefined || day.region === place)
		if (dates.length > mostDays) {
			draft.refuse(
				row,
				`${from} s.d. ${until} lebih dari ${mostDays} hari. Periksa tahunnya, atau pecah barisnya.`,
			)
		} else if (dates.every((date) => (calendar.holidays.get(date) ?? []).some(isKnown)))
			draft.knows()
		else if (cite === "") {
			draft.refuse(row, "Dasar kosong. Isi kolom Dasar dengan keputusan yang menetapkan hari itu.")
		} else {
			if (!calendar.years.has(yearOf(from))) missingYears.add(yearOf(from))
			const content = {
				kind: "holiday" as const,
				holidayKind: kind,
				name,
				cite,
				...(place && { region: place }),
			}
			const span = from === until ? from : `${from} s.d. ${until}`
			const words = kind === "libur" ? "libur" : "cuti bersama"
			draft.take(
				{ row, who: name, what: `${words} ${span}${place ? `, ${place}` : ""}` },
				{ wishes: [{ from, until, content }] },
			)
		}
	}
	for (const year of missingYears) {
		draft.note(
			`SKB libur nasional ${year} belum ada di daftar libur; sebelum itu hari-hari tahun ${year} tetap belum ditentukan.`,
		)
	}
	return draft.plan
}

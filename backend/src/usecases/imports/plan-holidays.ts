// Days off, seasons and special hours of a list against the decreed ones and those that were entered before.
import { datesBetween } from "@hadir/shared/time/local-date.ts"
import { type Addition, judgeAddition } from "../../domain/entries/calendar-addition.ts"
import type { CalendarContent } from "../../domain/entries/entry-contents.ts"
import { misshapen } from "../../domain/entries/entry-shape.ts"
import { calendarAfter } from "../../domain/entries/facts-of-entries.ts"
import type { HolidayRow } from "../../domain/imports/import-rows.ts"
import type { Calendar } from "../../domain/regulation/calendar.ts"
import type { Policy } from "../../domain/regulation/policy.ts"
import { type ImportPlan, PlanDraft } from "./import-plan.ts"

/** @param known.calendar with what was entered before */
export function planHolidays(
	rows: readonly HolidayRow[],
	known: { readonly calendar: Calendar; readonly policy: Policy },
): ImportPlan {
	const draft = new PlanDraft()
	const notes = new Set<string>()
	let { calendar } = known
	for (const row of rows) {
		const additions = additionsOf(row)
		const verdicts = additions.map((one) => judgeAddition(one, { ...known, calendar }))
		const why = verdicts.flatMap((one) => (one.kind === "refused" ? one.why : []))[0]
		const wrong =
			row.until < row.from
				? "Sampai sebelum Tanggal. Perbaiki salah satunya."
				: additions.flatMap((one) => misshapen(one) ?? [])[0]
		const fresh = additions.filter((_, index) => verdicts[index]?.kind === "new")
		if (wrong ?? why) draft.refuse(row.row, wrong ?? why ?? "")
		else if (fresh.length === 0) draft.knows()
		else if (row.cite === "") {
			draft.refuse(
				row.row,
				"Dasar kosong. Isi kolom Dasar dengan keputusan yang menetapkan hari itu.",
			)
		} else {
			for (const one of verdicts)
				if (one.kind === "new") for (const note of one.notes) notes.add(note)
			draft.take({ row: row.row, who: row.name, what: wordsOf(row) }, { wishes: fresh })
			calendar = calendarAfter(calendar, fresh)
		}
	}
	for (const note of notes) draft.note(note)
	return draft.plan
}

/** Hours of a day's own are written a date at a time. */
function additionsOf(row: HolidayRow): readonly Addition[] {
	const { from, until } = row
	const content = contentOf(row)
	if (content.kind !== "specialHours") return [{ from, until, content }]
	return datesBetween(from, until).map((date) => ({ from: date, until: date, content }))
}

function contentOf({
	kind,
	name,
	cite,
	region,
	season = "",
	start,
	end,
	restMinutes,
}: HolidayRow): CalendarContent {
	const named = { name, cite, ...(region !== "" && { region }) }
	switch (kind) {
		case "season":
			return { kind: "season", season, ...named }
		case "hours":
			return { kind: "specialHours", start, end, restMinutes, ...named }
		case "libur":
		case "cuti_bersama":
			return { kind: "holiday", holidayKind: kind, ...named }
	}
}

function wordsOf({ kind, from, until, region, season }: HolidayRow): string {
	const words = {
		...{ libur: "libur", cuti_bersama: "cuti bersama" },
		...{ season: `musim ${season}`, hours: "jam khusus" },
	}
	const span = from === until ? from : `${from} s.d. ${until}`
	return `${words[kind]} ${span}${region === "" ? "" : `, ${region}`}`
}

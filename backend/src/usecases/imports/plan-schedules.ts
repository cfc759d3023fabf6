// Who works by which schedule from when: a spell each, over what the list of people says.
import { addDays } from "@hadir/shared/time/local-date.ts"
import { spellOn } from "../../domain/duty/spell.ts"
import type { Entry } from "../../domain/entries/entry.ts"
import { factsOf } from "../../domain/entries/facts-of-entries.ts"
import type { ScheduleRow } from "../../domain/imports/import-rows.ts"
import {
	type ImportPlan,
	type Known,
	named,
	PlanDraft,
	unknownNip,
	unknownScheduleWords,
	unknownUnitWords,
} from "./import-plan.ts"

export function planSchedules(
	rows: readonly ScheduleRow[],
	known: Known,
	written: (employee: string) => readonly Entry[],
): ImportPlan {
	const draft = new PlanDraft()
	for (const { row, nip, schedule: text, from, until, unit: unitText, region } of rows) {
		const person = known.byNip.get(nip)
		const schedule = named(known.policy.schedules, text)
		const unit = unitText === "" ? person?.unit : named(known.units, unitText)
		if (person === undefined) draft.refuse(row, unknownNip(nip))
		else if (schedule === undefined) draft.refuse(row, unknownScheduleWords(text, known.policy))
		else if (unit === undefined) draft.refuse(row, unknownUnitWords(unitText, known.units))
		else if (until !== undefined && until < from) {
			draft.refuse(row, `Sampai (${until}) sebelum Mulai (${from}). Perbaiki salah satunya.`)
		} else if (person.employedFrom !== undefined && from < person.employedFrom) {
			draft.refuse(
				row,
				`${from} sebelum hari pertama ${person.name}, ${person.employedFrom}. Perbaiki tanggalnya.`,
			)
		} else {
			const entered = factsOf(written(person.id)).spells
			const base = { from: person.employedFrom, unit: person.unit.id, schedule: person.schedule }
			const spells = [base, ...entered]
			const now = spellOn(spells, from)
			const place = region === "" ? undefined : region
			const isSame =
				now?.schedule === schedule.id &&
				now.unit === unit.id &&
				now.region === place &&
				now.until === until
			const reachesOver = entered.some(
				(one) => (one.from ?? "") > from && (until === undefined || (one.from ?? "") <= until),
			)
			if (isSame && !reachesOver) {
				draft.knows()
				continue
			}
			const content = {
				kind: "spell" as const,
				unit: unit.id,
				schedule: schedule.id,
				...(place && { region: place }),
			}
			const span = until === undefined ? `mulai ${from}` : `${from} s.d. ${until}`
			const what = `${now?.schedule ?? "tanpa jadwal"} menjadi ${schedule.id}, ${span}`
			const isChange = entered.some((one) => one.from === from)
			draft.take(
				{ row, who: person.name, what, isChange },
				{ wishes: [{ employee: person.id, from, until, content }] },
			)
			if (reachesOver) {
				draft.note(
					`Baris ${row}: ${person.name} mempunyai jadwal lain yang mulai sesudah ${addDays(from, 0)}; sejak tanggal itu yang lain itu yang berlaku.`,
				)
			}
		}
	}
	return draft.plan
}

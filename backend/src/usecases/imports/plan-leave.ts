// Letters of leave, travel and permission against those on record: none over another.
import type { Entry, EntryOf } from "../../domain/entries/entry.ts"
import { standingOf } from "../../domain/entries/standing.ts"
import type { LeaveRow } from "../../domain/imports/import-rows.ts"
import { letterKindOf } from "../../domain/imports/sheet-forms.ts"
import { type ImportPlan, type Known, PlanDraft, unknownNip } from "./import-plan.ts"

type Standing = {
	readonly from: string
	readonly until: string
	readonly letter: string
	readonly kind: string
	readonly row?: number
}

export function planLeave(
	rows: readonly LeaveRow[],
	known: Known,
	written: (employee: string) => readonly Entry[],
): ImportPlan {
	const draft = new PlanDraft()
	const taken = new Map<string, Standing[]>()
	for (const { row, nip, kind: text, from, until, letter } of rows) {
		const person = known.byNip.get(nip)
		const letterKind = letterKindOf(text)
		if (person === undefined) {
			draft.refuse(row, unknownNip(nip))
			continue
		}
		if (letterKind === undefined) {
			draft.refuse(
				row,
				`Jenis "${text}" tidak dikenal. Tulis cuti tahunan, cuti besar, cuti sakit, cuti melahirkan, cuti alasan penting, cuti di luar tanggungan, dinas luar, tugas dalam, diklat, tugas belajar, kerja dari rumah atau izin.`,
			)
			continue
		}
		const letters = taken.get(person.id) ?? written(person.id).flatMap(standingLetter)
		taken.set(person.id, letters)
		const over = letters.filter((one) => one.from <= until && one.until >= from)
		const isSame = over.some(
			(one) =>
				one.kind === letterKind &&
				one.from === from &&
				one.until === until &&
				one.letter === letter,
		)
		const [other] = over
		if (isSame) draft.knows()
		else if (other !== undefined) draft.refuse(row, overlap(other))
		else {
			letters.push({ from, until, letter, kind: letterKind, row })
			const content = { kind: "letter" as const, letterKind, letter }
			const what = `${text} ${from} s.d. ${until}, ${letter}`
			draft.take(
				{ row, who: person.name, what },
				{ wishes: [{ employee: person.id, from, until, content }] },
			)
		}
	}
	return draft.plan
}

function overlap({ row, letter, from, until }: Standing): string {
	const where = row === undefined ? `surat ${letter} yang sudah tercatat` : `baris ${row}`
	return `Tanggalnya bertumpuk dengan ${where} (${from} s.d. ${until}). Perbaiki tanggalnya, atau tarik surat yang lama.`
}

/** Letters for part of a day stand beside others. */
function standingLetter(entry: Entry): Standing[] {
	if (!isLetter(entry) || entry.content.part !== undefined) return []
	const { kind } = standingOf(entry)
	if (kind === "refused" || kind === "withdrawn") return []
	const { from, until = from, content } = entry
	return [{ from, until, letter: content.letter, kind: content.letterKind }]
}

const isLetter = (entry: Entry): entry is EntryOf<"letter"> => entry.content.kind === "letter"

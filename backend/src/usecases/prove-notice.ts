// The proof that a superior was told: of a notice that is due, and once.
import { type Fault, fail, type Result } from "@hadir/shared/result.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import type { EntryContent } from "../domain/entries/entry-contents.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { disciplineOfPerson, type PersonDiscipline, type ToldNotice } from "./discipline-year.ts"
import { type EntryFault, type EntryParts, type EntryWish, writeEntries } from "./keep-entries.ts"
import type { MonthParts } from "./person-month.ts"

export type ProofWish = EntryWish & {
	readonly content: Extract<EntryContent, { readonly kind: "noticeGiven" }>
}

export const isProof = (wish: EntryWish): wish is ProofWish => wish.content.kind === "noticeGiven"

/** PP 94/2021 art. 28: proof of what is not due would hide later that nobody was told of what is. */
export async function proveNotice(
	parts: EntryParts & MonthParts,
	wish: ProofWish,
	actor: Actor,
): Promise<Result<readonly Entry[], EntryFault | Fault<"not-due" | "told">>> {
	const { employee: id = "", from: reachedOn, content } = wish
	const employee = await parts.registry.employee(id, { unit: actor.unit })
	// Of nobody the book itself says that there is no such person.
	if (employee === undefined) return writeEntries(parts, [wish], actor)
	const year = yearOf(reachedOn)
	const counted = await disciplineOfPerson(parts, { employee, year })
	const notices = counted?.notices ?? []
	const due = notices.find(
		(one) =>
			one.reachedOn === reachedOn && one.because === content.because && one.days === content.days,
	)
	if (due === undefined) {
		return fail(
			"not-due",
			`Tidak ada pemberitahuan seperti itu untuk ${employee.name} tahun ${year}. ${dueWords(notices)}`,
		)
	}
	if (due.given === undefined) return writeEntries(parts, [wish], actor)
	const { to, how, by, at, entry } = due.given
	const told = localMoment(at, parts.zone).date
	return fail(
		"told",
		`Bukti pemberitahuan ini sudah dicatat ${by} pada ${told}: kepada ${to}, ${how}. Bila keliru, tarik kembali catatan ${entry} dahulu.`,
	)
}

function dueWords(notices: PersonDiscipline["notices"]): string {
	const open = notices.filter(({ given }) => given === undefined)
	if (notices.length === 0) return "Tidak ada yang harus diberitahukan."
	if (open.length === 0) return "Semua yang harus diberitahukan sudah ada buktinya."
	return `Yang belum ada buktinya: ${open.map(noticeWords).join("; ")}.`
}

const noticeWords = ({ reachedOn, because, days }: ToldNotice): string =>
	`${because}, ${days} hari, tercapai ${reachedOn}`

// Entries agreed to, refused and taken back; before they count, letters are held against the law once more, and
// corrections against their day.
import { type Fault, fail, type Result } from "@hadir/shared/result.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import { stepRefusal } from "../domain/entries/standing.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { misfit } from "./ask-correction.ts"
import { type EntryFault, type EntryParts, type EntryStepWish, stepEntry } from "./keep-entries.ts"
import { knownLeave, placeOf } from "./known-leave.ts"
import { forbiddenBy, objectionsTo } from "./object-to-letter.ts"
import type { MonthParts } from "./person-month.ts"
import { everyUnit } from "./ports.ts"

export async function decideEntry(
	parts: EntryParts & MonthParts,
	wish: EntryStepWish,
	actor: Actor,
): Promise<Result<Entry, EntryFault | Fault<"forbidden">>> {
	const entry = wish.kind === "agreed" ? await parts.book.entry(wish.entry) : undefined
	if (entry !== undefined && stepRefusal(entry, "agreed", actor) === undefined) {
		const forbidden = (await forbiddenNow(parts, entry, actor)) ?? (await misfitNow(parts, entry))
		if (forbidden !== undefined) {
			return fail(
				"forbidden",
				`${forbidden} ${words[entry.content.kind === "letter" ? "letter" : "correction"]} ini tidak dapat disetujui lagi; tolak atau tarik kembali.`,
			)
		}
	}
	return stepEntry(parts, wish, actor)
}

const words = { letter: "Surat", correction: "Permintaan" } as const

/** The roster, a letter or the calendar may have changed since the correction was asked for. */
async function misfitNow(
	parts: MonthParts,
	{ employee: id, from: date, content, enteredBy }: Entry,
): Promise<string | undefined> {
	if (content.kind !== "correction" || id === undefined) return undefined
	const employee = await parts.registry.employee(id, everyUnit)
	return employee && misfit(parts, employee, { ...content, date }, enteredBy)
}

/** Against what counts today: of letters that wait, the one that is agreed to first is the first. */
async function forbiddenNow(
	parts: MonthParts,
	{ id, employee, from, until = from, content }: Entry,
	{ unit }: Actor,
): Promise<string | undefined> {
	if (content.kind !== "letter" || employee === undefined) return undefined
	const wanted = { employee, year: yearOf(from), through: until }
	const known = await knownLeave(parts, wanted, { unit })
	if (known === undefined) return undefined
	const letters = known.letters.filter((one) => !one.isWaiting && one.place !== placeOf(id))
	const { kind: _, letterKind: kind, ...letter } = content
	return forbiddenBy(objectionsTo(parts, { ...known, letters }, { ...letter, kind, from, until }))
}

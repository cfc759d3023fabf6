// One entry written as it is said, by the rules of its kind: no door writes around them.
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import { addToCalendar, type CalendarParts, isCalendarWish } from "./calendar-desk.ts"
import { type EntryFault, type EntryWish, writeEntries } from "./keep-entries.ts"
import { askLeave, type LeaveDeskFault } from "./leave-desk.ts"
import { isProof, proveNotice } from "./prove-notice.ts"

/** Kinds that are held against what is on record before they are written: nobody else may write meanwhile. */
export const looksFirst = (wish: EntryWish): boolean =>
	isProof(wish) || isCalendarWish(wish) || wish.content.kind === "letter"

export async function writeEntry(
	parts: CalendarParts,
	wish: EntryWish,
	actor: Actor,
): Promise<
	Result<
		readonly Entry[],
		EntryFault | LeaveDeskFault | Fault<"forbidden" | "known" | "not-due" | "told">
	>
> {
	if (isProof(wish)) return proveNotice(parts, wish, actor)
	if (isCalendarWish(wish)) {
		const added = await addToCalendar(parts, { ...wish, isApplied: true }, actor)
		return added.ok ? succeed(added.value.entries) : added
	}
	const { employee, from, until = from, content } = wish
	if (content.kind === "letter" && employee !== undefined) {
		const { kind: _, letterKind: kind, ...letter } = content
		const asked = await askLeave(parts, { ...letter, employee, kind, from, until }, actor)
		return asked.ok ? succeed(asked.value.entries) : asked
	}
	return writeEntries(parts, [wish], actor)
}

// Leave asked for and its balance, against the law and what is on record.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { Actor, Entry } from "../domain/entries/entry.ts"
import type { AnnualLeave } from "../domain/leave/annual-leave.ts"
import type { Objection } from "../domain/leave/objection.ts"
import { yearOf } from "../domain/regulation/calendar.ts"
import { type EntryFault, type EntryParts, writeEntries } from "./keep-entries.ts"
import { knownLeave } from "./known-leave.ts"
import { balanceOf } from "./leave-balance.ts"
import { forbiddenBy, type LetterWish, lengthFault, objectionsTo } from "./object-to-letter.ts"
import type { MonthParts } from "./person-month.ts"

export type LeaveDeskFault = Fault<"no-person" | "no-start">

/** What is left of a year's annual leave, with its reasons. */
export async function leaveBalance(
	parts: MonthParts,
	wanted: { readonly employee: string; readonly year: number },
	scope: { readonly unit: string | undefined },
): Promise<Result<AnnualLeave, LeaveDeskFault>> {
	const known = await knownLeave(parts, wanted, scope)
	if (known === undefined) return noPerson(wanted.employee)
	return balanceOf(parts, known, wanted)
}

export type AskedLeave = LetterWish & { readonly employee: string }

/**
 * Writes the letter if neither the law nor a letter on record forbids it. What somebody has to look at goes along,
 * for those whose agreement the letter waits for.
 */
export async function askLeave(
	parts: EntryParts & MonthParts,
	wish: AskedLeave,
	actor: Actor,
): Promise<
	Result<
		{ readonly entries: readonly Entry[]; readonly toLookAt: readonly Objection[] },
		EntryFault | LeaveDeskFault | Fault<"forbidden">
	>
> {
	const tooLong = lengthFault(wish)
	if (tooLong !== undefined) return fail("forbidden", tooLong)
	const { employee, from, until, ...letter } = wish
	const wanted = { employee, year: yearOf(from), through: until }
	const known = await knownLeave(parts, wanted, { unit: actor.unit })
	if (known === undefined) return noPerson(employee)
	const objections = objectionsTo(parts, known, wish)
	const forbidden = forbiddenBy(objections)
	if (forbidden !== undefined) return fail("forbidden", forbidden)
	const { kind: letterKind, ...rest } = letter
	const content = { kind: "letter", letterKind, ...rest } as const
	const written = await writeEntries(parts, [{ employee, from, until, content }], actor)
	if (!written.ok) return written
	const toLookAt = objections.filter(({ severity }) => severity === "ask")
	return succeed({ entries: written.value, toLookAt })
}

const noPerson = (id: string) =>
	fail("no-person", `Pegawai ${id} tidak ada, atau bukan pegawai unit Anda.`)

// Two letters that speak of the same days: whether they may stand beside each other.
import { datesBetween, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Letter } from "../attendance/person-facts.ts"

/** A letter that stands: it counts, or it waits for somebody's agreement. */
export type WrittenLetter = Letter & {
	readonly isWaiting: boolean
	/** Of the same file, not written yet: it waits as well. */
	readonly isPlanned?: true
	/** Where it is found: "catatan <id>", "baris 3". */
	readonly place: string
}

/**
 * `same`: the very letter, entered again; `overlap`: it decides days that the other decides already;
 * `interrupts`: one is sick leave within the other's annual leave, and decides those days.
 */
export type Clash = {
	readonly kind: "same" | "overlap" | "interrupts"
	readonly other: WrittenLetter
	readonly dates: readonly LocalDate[]
}

/** @param decides whether a letter can decide the date: a day off is decided by the calendar */
export function clashOf(
	wish: Letter,
	other: WrittenLetter,
	decides: (date: LocalDate) => boolean,
): Clash | undefined {
	if (isSame(wish, other)) return { kind: "same", other, dates: [] }
	if (arePartsApart(wish, other)) return undefined
	const dates = datesBetween(wish.from, wish.until).filter(
		(date) => other.from <= date && date <= other.until && decides(date),
	)
	if (dates.length === 0) return undefined
	return { kind: isSickOnLeave(wish, other) ? "interrupts" : "overlap", other, dates }
}

const isSame = (one: Letter, other: Letter): boolean =>
	one.kind === other.kind &&
	one.from === other.from &&
	one.until === other.until &&
	one.letter.trim() === other.letter.trim() &&
	one.part?.from === other.part?.from &&
	one.part?.until === other.part?.until

const arePartsApart = ({ part: one }: Letter, { part: other }: Letter): boolean =>
	one !== undefined && other !== undefined && (one.until <= other.from || other.until <= one.from)

/** As `decidingLetter` has it: whole days alone, for half a day of sickness leaves the leave as it is. */
function isSickOnLeave(one: Letter, other: Letter): boolean {
	if (one.part !== undefined || other.part !== undefined) return false
	const kinds = [one.kind, other.kind]
	return kinds.includes("cutiSakit") && kinds.includes("cutiTahunan")
}

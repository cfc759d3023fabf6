import type { LocalDate, LocalMonth } from "@hadir/shared/time/local-date.ts"

type Held = { readonly from?: LocalDate | undefined; readonly until?: LocalDate | undefined }

export const isHeldOn = ({ from, until }: Held, date: LocalDate): boolean =>
	(from === undefined || from <= date) && (until === undefined || date <= until)

export const cutOffDate = (month: LocalMonth, cutOffDay: number): LocalDate =>
	`${month}-${String(cutOffDay).padStart(2, "0")}`

/** Whether it is held on any day of the month. */
export const isHeldIn = ({ from, until }: Held, month: LocalMonth): boolean =>
	(from === undefined || from.slice(0, 7) <= month) &&
	(until === undefined || month <= until.slice(0, 7))

/**
 * The policy's cut-off: whoever moves within a month is paid by the post held on the cut-off day. Where none
 * was held on it, by the first one after it, then by the last one before; none of another month pays for this one.
 * @throws when no post was held in the month of the date; inputs are checked before
 */
export function heldPost<Post extends Held>(posts: readonly Post[], date: LocalDate): Post {
	const held = posts.filter((one) => isHeldIn(one, date.slice(0, 7)))
	const byStart = held.sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))
	const post =
		byStart.findLast((one) => isHeldOn(one, date)) ??
		byStart.find(({ from }) => from !== undefined && from > date) ??
		byStart.at(-1)
	if (post === undefined) throw new Error("nobody is paid without a post")
	return post
}

// The last day of a person's service: from the day after it nothing is expected of them, and their cards end.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { addDays, type LocalDate } from "@hadir/shared/time/local-date.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"
import { unknownPerson } from "./find-person.ts"

export interface Departures {
	/** First and last day of service; undefined: not known, or still in service. Nothing: no such person. */
	service(employee: string): Promise<
		| {
				readonly employedFrom: LocalDate | undefined
				readonly employedUntil: LocalDate | undefined
				readonly isForgotten: boolean
		  }
		| undefined
	>
	/**
	 * Enters the last day and ends what is carried, in one transaction.
	 * @param cards UTC ms of the midnight it ends at, and of the one an earlier last day had ended it at
	 */
	leave(
		employee: string,
		lastDay: LocalDate,
		cards: { readonly until: number; readonly endedBefore: number | undefined },
	): Promise<void>
}

export type LeaveFault = Fault<"no-person" | "bad-day" | "forgotten">

export async function leaveService(
	{ departures, zone }: { readonly departures: Departures; readonly zone: string },
	employee: string,
	lastDay: LocalDate,
): Promise<Result<{ employee: string }, LeaveFault>> {
	const found = await departures.service(employee)
	if (found === undefined) return fail("no-person", unknownPerson(employee))
	const { employedFrom, employedUntil, isForgotten } = found
	if (isForgotten) return fail("forgotten", "That person is forgotten: their service is over.")
	if (employedFrom !== undefined && lastDay < employedFrom) {
		return fail("bad-day", `That is before the first day of service, ${employedFrom}.`)
	}
	const midnightAfter = (date: LocalDate) => instantMs({ date: addDays(date, 1), second: 0 }, zone)
	await departures.leave(employee, lastDay, {
		until: midnightAfter(lastDay),
		endedBefore: employedUntil === undefined ? undefined : midnightAfter(employedUntil),
	})
	return succeed({ employee })
}

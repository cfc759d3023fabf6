// A person's right to be forgotten: their name, number and cards go, and the words of what was written of them;
// opaque ids stay, so every chain still verifies and every sum still adds up.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { unknownPerson } from "./find-person.ts"

export interface Identities {
	/** The last day of service; undefined: still in service. Nothing: no such person. */
	service(employee: string): Promise<{ readonly employedUntil: LocalDate | undefined } | undefined>
	/** Overwrites name, NIP, card numbers and written words, ends what is carried, in one transaction. */
	erase(employee: string, atMs: number): Promise<void>
}

export type ForgetFault = Fault<"no-person" | "in-service">

export async function forgetPerson(
	{ identities, today, now }: { identities: Identities; today: () => LocalDate; now: () => number },
	employee: string,
): Promise<Result<{ employee: string }, ForgetFault>> {
	const found = await identities.service(employee)
	if (found === undefined) return fail("no-person", unknownPerson(employee))
	const { employedUntil } = found
	if (employedUntil === undefined || employedUntil >= today()) {
		return fail(
			"in-service",
			"Only who has left the service can be forgotten: enter the last day first: hadir person leave --id <id> --on <day>.",
		)
	}
	await identities.erase(employee, now())
	return succeed({ employee })
}

// A punch out of what a terminal tells, or the reason why it is none.
import { createHash } from "node:crypto"
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { RefusalReason, TerminalPunch, Verification, WallTime } from "../../terminal.ts"
import { isPossible, timeCodeOf } from "./device-time.ts"

type Told = {
	readonly serial: string
	readonly userId: string
	readonly local: WallTime
	readonly verify: number
	readonly state: number
}

/** 144 bits: two different punches of a terminal never share a key. */
const keyLength = 24

/**
 * In and out within one second differ by their state and are two. Of the state only the low four bits count:
 * an event has no more, and 255 of the log is its 15.
 */
export function keyOf({ userId, local, verify, state }: Omit<Told, "serial">): string {
	const text = `${timeCodeOf(local)} ${state & 0x0f} ${verify} ${userId}`
	return createHash("sha256").update(text).digest("base64url").slice(0, keyLength)
}

export function punchOf(
	told: Told,
): Result<TerminalPunch, { readonly code: RefusalReason; readonly message: string }> {
	const { serial, userId, local, verify, state } = told
	if (userId === "") return fail("no-user-id", "The record names no user.")
	if (isGhost(local)) {
		return fail("ghost-date", "The terminal's clock had been reset, or the record is none.")
	}
	if (!isPossible(local)) return fail("impossible-date", "There is no such day.")
	return succeed({
		...{ serial, userId, local, state },
		key: keyOf(told),
		localCode: timeCodeOf(local),
		verify: { raw: verify, meaning: meaningOf(verify) },
	})
}

const resetYear = 2000
const ghostYear = 2063

/** Years of a clock that lost its time, and of rows read at the wrong size. */
const isGhost = ({ year }: WallTime): boolean => year <= resetYear || year >= ghostYear

const meanings = new Map<number, Verification>([
	[0, "password"],
	[1, "finger"],
	[2, "card"],
	[3, "pin"],
	...[4, 5, 6, 7, 8, 9].map((code): [number, Verification] => [code, "several"]),
	[15, "face"],
	[16, "none"],
	[17, "none"],
	[129, "finger"],
	[131, "password"],
	[132, "card"],
	[148, "face"],
])

/** Makers disagree on 4, so the number is always kept beside its meaning. */
const meaningOf = (verify: number): Verification => meanings.get(verify) ?? "unknown"

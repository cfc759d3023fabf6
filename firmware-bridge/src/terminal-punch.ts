// A punch out of what a terminal tells, or the reason why it is none.
import {
	terminalKey,
	timeCodeOf,
	timeFault,
	type WallTime,
} from "@hadir/shared/journal/terminal-punch.ts"
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { RefusalReason, TerminalPunch, Verification } from "./terminal.ts"

type Told = {
	readonly serial: string
	readonly userId: string
	readonly local: WallTime
	readonly verify: number
	readonly state: number
}

export function punchOf(
	told: Told,
): Result<TerminalPunch, { readonly code: RefusalReason; readonly message: string }> {
	const { serial, userId, local, verify, state } = told
	if (userId === "") return fail("no-user-id", "The record names no user.")
	const wrong = timeFault(local)
	if (wrong === "ghost-date") {
		return fail(wrong, "The terminal's clock had been reset, or the record is none.")
	}
	if (wrong === "impossible-date") return fail(wrong, "There is no such day.")
	return succeed({
		...{ serial, userId, local, state },
		key: terminalKey(told),
		localCode: timeCodeOf(local),
		verify: { raw: verify, meaning: meaningOf(verify) },
	})
}

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

// A punch out of what a terminal tells, or the reason why it is none; the maker's own numbers have meanings of its own.
import {
	terminalKey,
	timeCodeOf,
	timeFault,
	type WallTime,
} from "@hadir/shared/journal/terminal-punch.ts"
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { RefusalReason, TerminalPunch, Verification } from "./terminal.ts"

export type ToldRecord = {
	/** Empty: the record names nobody. */
	readonly userId: string
	readonly local: WallTime
	/** How the person was recognised, as the terminal numbers it. */
	readonly verify: number
	/** The key pressed for in or out, as it came. */
	readonly state: number
}

export function punchOf(
	told: ToldRecord & { readonly serial: string },
	meanings: ReadonlyMap<number, Verification>,
): Result<TerminalPunch, { readonly code: RefusalReason; readonly message: string }> {
	const { serial, userId, local, verify, state } = told
	if (userId === "") return fail("no-user-id", "The record names no user.")
	const wrong = timeFault(local)
	if (wrong !== undefined) return fail(wrong, "The record's time is nobody's punch.")
	return succeed({
		...{ serial, userId, local, state },
		key: terminalKey(told),
		localCode: timeCodeOf(local),
		verify: { raw: verify, meaning: meanings.get(verify) ?? "unknown" },
	})
}

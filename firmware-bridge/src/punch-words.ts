import { dateOf } from "@hadir/shared/journal/terminal-punch.ts"
import type { TerminalPunch } from "./terminal.ts"

/** A terminal's punch in a sentence, with what makers disagree on as it came. */
export function punchWords({ userId, local, state, verify }: TerminalPunch): string {
	const two = (number: number) => String(number).padStart(2, "0")
	const time = `${two(local.hour)}:${two(local.minute)}:${two(local.second)}`
	return `user ${userId}, ${dateOf(local)} ${time} by the terminal's clock, by ${verify.meaning} (${verify.raw}), state ${state}`
}

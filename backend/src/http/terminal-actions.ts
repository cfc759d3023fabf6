// The operator's doors for attendance terminals: punches out of files, and who their users are.
import { serialPattern } from "@hadir/shared/journal/terminal-punch.ts"
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"
import type { TerminalAssignment } from "../usecases/assign-terminal-user.ts"
import type { ImportOrder, ImportTally } from "../usecases/import-punches.ts"
import type { NamedUser, ProposedUser } from "../usecases/propose-terminal-users.ts"
import { type Action, action, byField } from "./operator-action.ts"

export type TerminalParts = {
	/** From when on a file's records are punches. */
	importStart(given: {
		readonly since?: LocalDate | undefined
		readonly unit?: string | undefined
	}): Promise<Result<number, Fault>>
	importPunches(order: ImportOrder): Promise<Result<ImportTally, Fault>>
	proposeUsers(users: readonly NamedUser[]): Promise<readonly ProposedUser[]>
	assignUser(
		wish: TerminalAssignment,
	): Promise<Result<{ credential: string; employee: string; punches: number }, Fault>>
}

/** A message of a file: the office answers it in well under a second. */
export const maxImportedAtOnce = 512

const serial = z.string().regex(serialPattern)
const userId = z.string().min(1).max(24)
const byte = z.number().int().min(0).max(255)
const number = z.number().int().min(0).max(9_999)
const local = z.strictObject({
	...{ year: number, month: number, day: number, hour: number, minute: number, second: number },
})
const filePunch = z.strictObject({
	...{ line: z.number().int().min(1), userId: z.string().max(24), local },
	...{ isMinute: z.boolean(), verify: byte, state: byte },
})
const importOrder = z.strictObject({
	...{ serial, since: z.number().int() },
	clockErrorMs: z.number().int().min(0).max(86_400_000),
	punches: z.array(filePunch).min(1).max(maxImportedAtOnce),
})
const start = z.strictObject({
	since: z.iso.date().optional(),
	unit: z.string().max(40).optional(),
})
const namedUsers = z.strictObject({
	users: z
		.array(
			z.strictObject({ userId, name: z.string().max(120), nip: z.string().max(30).optional() }),
		)
		.max(maxImportedAtOnce),
})
const assignment = z.strictObject({
	...{ serial, userId, employee: z.string().min(1).max(60) },
	from: z.iso.date().optional(),
	isNew: z.boolean().default(false),
})

const badTerminal = byField({
	code: "bad-terminal",
	message:
		"A terminal's serial has 1 to 24 letters, digits, dots and dashes; a user's number 1 to 24 characters; a day is written like 2026-11-30.",
})

export const terminalActions = (parts: TerminalParts): readonly Action[] => [
	action("/imports/start", start, badTerminal, async (given) => {
		const found = await parts.importStart(given)
		return found.ok ? succeed({ since: found.value }) : found
	}),
	action("/imports", importOrder, badTerminal, (order) => parts.importPunches(order)),
	action("/terminals/proposals", namedUsers, badTerminal, async ({ users }) =>
		succeed({ proposals: await parts.proposeUsers(users) }),
	),
	action("/terminals/assignments", assignment, badTerminal, ({ from, ...wish }) =>
		parts.assignUser({ ...wish, from }),
	),
]

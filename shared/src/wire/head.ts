// head: the office's answer, signed with its key and not retained.
import { z } from "zod"
import { hashField, nonceField, numberField, timeField } from "./journal-fields.ts"

/** What this release says; a newer office may say more. */
export const refusals = [
	"not-enrolled",
	"revoked",
	"signature",
	"body",
	"unverifiable",
	"too-large",
] as const

/** Fields a newer office adds are ignored, here and in every signed message: the bytes are signed. */
export const headMessage = z.object({
	/** The nonce of the message it answers. */
	nonce: nonceField,
	journal: hashField,
	/** Head of the chain that holds `meets`; of the first chain when none does. */
	n: numberField,
	hash: hashField,
	/** Highest number shown in that message whose hash the office holds; -1: none. */
	meets: z.number().int().min(-1).max(Number.MAX_SAFE_INTEGER),
	/** The chain is a branch. */
	second: z.boolean(),
	/** Highest number that the log and every verified backup hold; without backups 0. */
	prunable: numberField,
	/** The office's UTC milliseconds. */
	time: timeField,
	/** For display only. */
	refused: z.string().max(40).optional(),
	peopleVersion: numberField,
	/** A new paper, when this key succeeded another. */
	paper: z.string().max(1000).optional(),
})
export type HeadMessage = z.infer<typeof headMessage>

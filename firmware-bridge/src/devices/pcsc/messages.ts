// What the process that talks to PC/SC tells its supervisor. It is trusted with nothing: every word is parsed.
import { z } from "zod"

const hex = z.string().regex(/^([0-9a-f]{2})+$/)

export const pcscMessage = z.union([
	/** Said each few seconds: PC/SC can stop a process in its tracks. */
	z.strictObject({ kind: z.literal("alive") }),
	/** A reader is there; one that is plugged in later is said again. */
	z.strictObject({ kind: z.literal("reader"), name: z.string() }),
	z.strictObject({ kind: z.literal("no-reader") }),
	z.strictObject({ kind: z.literal("card"), uid: hex, atr: hex }),
	/** Something lay there that gave no number. */
	z.strictObject({ kind: z.literal("unread") }),
	/** Why the process is about to end. */
	z.strictObject({ kind: z.literal("fault"), code: z.string(), message: z.string() }),
])
export type PcscMessage = z.infer<typeof pcscMessage>

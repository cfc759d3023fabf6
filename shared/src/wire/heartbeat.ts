// heartbeat: each minute, what every undrained journal has reached and which sources work.
import { z } from "zod"
import { hashField, numberField, timeField } from "./journal-fields.ts"

/** Every journal that is not handed over whole is named: more of them than this no card has room for. */
export const maxJournalsPerHeartbeat = 64

export const heartbeatMessage = z.object({
	/** The journal whose key signs. */
	journal: hashField,
	journals: z
		.array(z.object({ id: hashField, n: numberField, hash: hashField }))
		.max(maxJournalsPerHeartbeat),
	/** The kiosk's UTC milliseconds. */
	time: timeField,
	/** Why nothing can be recorded now, a fault code; absent while all is well. */
	fault: z.string().max(40).optional(),
	/** Free space of the kiosk's disk, in percent. */
	freePercent: z.number().int().min(0).max(100).optional(),
	sources: z
		.array(
			z.object({
				source: z.string().min(1).max(40),
				/** UTC ms up to which everything the source holds was pulled. */
				pulledThrough: timeField,
				ready: z.boolean(),
			}),
		)
		.max(32),
})
export type HeartbeatMessage = z.infer<typeof heartbeatMessage>

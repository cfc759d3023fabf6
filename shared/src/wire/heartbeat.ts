// heartbeat: each minute, what every undrained journal has reached and which sources work.
import { z } from "zod"
import { maxJournalsPerHello } from "./hello.ts"
import { hashField, numberField, timeField } from "./journal-fields.ts"

export const heartbeatMessage = z.object({
	/** The journal whose key signs. */
	journal: hashField,
	journals: z
		.array(z.object({ id: hashField, n: numberField, hash: hashField }))
		.max(maxJournalsPerHello),
	/** The kiosk's UTC milliseconds. */
	time: timeField,
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

// What the kiosk's command line asks the running daemon, and what it answers: lines of JSON.
import { z } from "zod"

const reader = z.string().min(1).max(40)
const slot = z.number().int().min(0).max(65_535)

export const deskRequest = z.union([
	z.strictObject({ ask: z.literal("list"), reader }),
	z.strictObject({ ask: z.enum(["enrol", "remove"]), reader, slot }),
])
export type DeskRequest = z.infer<typeof deskRequest>

const slotLine = z.object({
	slot: z.number(),
	name: z.string().optional(),
	isEnrolled: z.boolean(),
	isInSensor: z.boolean(),
})

/** Any number of steps, then one of the others. */
export const deskAnswer = z.union([
	z.object({ step: z.string() }),
	z.object({ slots: z.array(slotLine) }),
	z.object({ done: z.literal(true), name: z.string().optional() }),
	z.object({ fault: z.object({ code: z.string(), message: z.string() }) }),
])
export type DeskAnswer = z.infer<typeof deskAnswer>

/** In the kiosk's own folder: whoever may read its key may ask. */
export const deskName = "desk.sock"

// What the daemon tells the screen by server-sent events: `status`, `answer` and `guide`, each as JSON.
import { z } from "zod"

const readerStatus = z.strictObject({
	name: z.string(),
	/** What it reads, for word and icon. */
	medium: z.enum(["card", "finger", "terminal"]),
	state: z.enum(["starting", "ready", "absent", "faulty"]),
	/** Why, when it is not ready. */
	reason: z.string().optional(),
})

/** Event `status`: on connection, on each change, and every 10 s. */
export const screenStatus = z.strictObject({
	/** The office the kiosk stands in, its place in it, and the kiosk's six-character code. */
	unit: z.string(),
	place: z.string(),
	kiosk: z.string(),
	/** IANA zone whose time is shown. */
	zone: z.string(),
	/** The daemon's UTC ms: the screen follows this clock, not the browser's. */
	now: z.number().int(),
	isClockSure: z.boolean(),
	readers: z.array(readerStatus),
	panel: z.enum(["none", "ready", "absent"]),
	uplink: z.enum(["connected", "offline"]),
	/** Its key has a paper of the office, or that of a key before it; if not, nothing of it is taken in. */
	isRegistered: z.boolean(),
	/** Records stored here that the office is not known to hold. */
	unsent: z.number().int(),
	/** Less than a tenth of the disk is free: taps are still kept. */
	isDiskShort: z.boolean(),
	/** Set while nothing can be recorded: the screen shows it and stays. */
	fault: z
		.strictObject({ code: z.enum(["full", "read-only", "failed"]), since: z.number().int() })
		.optional(),
})
export type ScreenStatus = z.infer<typeof screenStatus>

const at = z.number().int()

/** Event `answer`: one presentation. `id` rises; the page itself keeps the latest names, for 30 s. */
export const screenAnswer = z.strictObject({
	id: z.number().int(),
	answer: z.union([
		z.strictObject({
			kind: z.enum(["recorded", "repeat"]),
			name: z.string(),
			at,
			firstAt: at,
			isOffline: z.boolean(),
			isClockSure: z.boolean(),
		}),
		z.strictObject({ kind: z.literal("unknown"), at, isClockSure: z.boolean() }),
		z.strictObject({
			kind: z.literal("refused"),
			reason: z.enum([
				"several-cards",
				"unstable-number",
				"finger-unread",
				"finger-use-card",
				"finger-wrong-sensor",
				"finger-unlisted",
			]),
		}),
		z.strictObject({ kind: z.literal("fault"), code: z.enum(["full", "read-only", "failed"]) }),
	]),
})
export type ScreenAnswer = z.infer<typeof screenAnswer>

/** Event `guide`: what the person whose finger is enrolled is to do now, or how it ended. */
export const screenGuide = z.strictObject({
	name: z.string(),
	step: z.enum([
		...["place", "lift", "place-again", "unclear", "lift-to-store"],
		...["enrolled", "given-up"],
	] as const),
})
export type ScreenGuide = z.infer<typeof screenGuide>

// HTTP between the staff pages and the office: the live board of one work date.
import { z } from "zod"

const counts = z.strictObject({
	/** Came in on time. */
	onTime: z.number().int(),
	/** Came in late. */
	late: z.number().int(),
	/** Leave, sick, official travel, excused. */
	excused: z.number().int(),
	/** No in-punch yet while the day runs, or absent once it is over. */
	notYet: z.number().int(),
	/** Nobody is expected: day off, no schedule. */
	notExpected: z.number().int(),
})

const kioskState = z.strictObject({
	kiosk: z.string(),
	place: z.string(),
	/**
	 * `sending`: it is connected and still hands over stored records. `faulty`: it is connected and can
	 * record nothing.
	 */
	state: z.enum(["ready", "sending", "faulty", "silent"]),
})

const feedItem = z.strictObject({
	/** The record's hash, hex: stable and unique. */
	record: z.string(),
	/** UTC milliseconds. */
	at: z.number().int(),
	/** Absent for a card nobody is assigned yet. */
	employee: z.strictObject({ id: z.string(), name: z.string() }).optional(),
	unit: z.string(),
	place: z.string(),
})
export type FeedItem = z.infer<typeof feedItem>

/** GET /api/today, and each `board` event of GET /api/today/events (server-sent events). */
export const todayMessage = z.strictObject({
	/** The work date, yyyy-mm-dd. */
	date: z.string(),
	/** UTC milliseconds at which the office composed this. */
	at: z.number().int(),
	/** Minutes from midnight at which the ordinary day begins; absent on a day off. */
	startsAt: z.number().int().optional(),
	/** A holiday's name, where today is one. */
	holiday: z.string().optional(),
	totals: counts,
	units: z.array(
		z.strictObject({
			id: z.string(),
			name: z.string(),
			employees: z.number().int(),
			counts,
			/** UTC ms up to which every kiosk of the unit has delivered; absent: no kiosk was ever heard. */
			completeUntil: z.number().int().optional(),
			kiosks: z.array(kioskState),
		}),
	),
	/** The latest punches, newest first, at most 20. */
	feed: z.array(feedItem),
})
export type TodayMessage = z.infer<typeof todayMessage>
export type TodayUnit = TodayMessage["units"][number]
export type DayCounts = z.infer<typeof counts>

// The fields that every table of a policy is made of, with the sentences that refuse them.
import { minuteOfClock } from "@hadir/shared/time/clock.ts"
import { isLocalDate } from "@hadir/shared/time/local-date.ts"
import { z } from "zod"

export const localDate = z
	.string()
	.refine(isLocalDate, { error: "harus tanggal yang ada, ditulis seperti 2026-01-31" })
	.meta({ description: "A date, yyyy-mm-dd", examples: ["2026-01-31"] })

/** Minutes from midnight of the work date; 31:00 is 07:00 of the next day. */
export const clock = z
	.string()
	.meta({
		description: "HH:MM of the work date; past midnight 24:00 to 47:59",
		examples: ["07:30"],
	})
	.transform((text, context) => {
		const minute = minuteOfClock(text)
		if (minute !== undefined) return minute
		context.addIssue({ code: "custom", message: "harus jam dan menit, ditulis seperti 07:30" })
		return z.NEVER
	})

/** Where an amount comes from, and whether a signed regulation has been keyed in for it. */
export const source = {
	cite: z.string().min(1),
	status: z.enum(["confirmed", "unconfirmed"]),
}

export const dated = { from: localDate, until: localDate.optional() }
export const minutes = z.int().min(0).max(1440)
export const basisPoints = z.int().min(0).max(10_000)

/** `until` names the last whole minute that still counts: 11:59 lets 11:59:59 in. */
export const window = z
	.strictObject({ from: clock, until: clock })
	.refine((span) => span.until > span.from, { path: ["until"], error: "harus sesudah jam mulai" })
export type Window = z.infer<typeof window>

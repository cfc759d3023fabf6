// What hangs on which pin of the panel's board, as the kiosk's settings say it.
import { z } from "zod"

/** Pins 0 and 1 are the board's serial line, 18 and 19 (A4, A5) the display's bus. */
const aPin = "a pin from 2 to 17"
const pin = z.coerce.number(aPin).int(aPin).min(2, aPin).max(17, aPin)

export const wiring = z
	.strictObject({
		green: pin.default(6),
		red: pin.default(7),
		buzzer: pin.default(8),
		/** A lock or turnstile that opens for a recorded punch. */
		relay: pin.optional(),
		/** The level that closes the relay: boards with an optocoupler close when it is low. */
		closes: z.enum(["high", "low"], "high or low").default("low"),
		/** The display's bus chip: PCF8574T 0x20-0x27, PCF8574AT 0x38-0x3f. */
		display: z
			.string()
			.regex(/^0x(2[0-7]|3[89a-f])$/i, "0x20 to 0x27 or 0x38 to 0x3f, its bus chip's address")
			.transform(Number)
			.optional(),
	})
	.superRefine(({ green, red, buzzer, relay }, context) => {
		const used = new Map<number, string>()
		for (const [part, at] of Object.entries({ green, red, buzzer, relay })) {
			if (at === undefined) continue
			const other = used.get(at)
			used.set(at, part)
			if (other === undefined) continue
			const message = `a pin of its own: ${other} is on ${at}`
			context.addIssue({ code: "custom", path: [part], message })
		}
	})
export type Wiring = z.infer<typeof wiring>

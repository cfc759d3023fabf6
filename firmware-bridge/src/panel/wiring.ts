// What hangs on which pin of the panel's board, as the kiosk's settings say it.
import { z } from "zod"

/** Pins 0 and 1 are the board's serial line, 18 and 19 (A4, A5) the display's bus. */
const pin = z.coerce.number().int().min(2).max(17)

export const wiring = z
	.strictObject({
		green: pin.default(6),
		red: pin.default(7),
		buzzer: pin.default(8),
		/** A lock or turnstile that opens for a recorded punch. */
		relay: pin.optional(),
		/** The level that closes the relay: boards with an optocoupler close when it is low. */
		closes: z.enum(["high", "low"]).default("low"),
		/** The display's bus chip: PCF8574T 0x20-0x27, PCF8574AT 0x38-0x3f. */
		display: z
			.string()
			.regex(/^0x(2[0-7]|3[89a-f])$/i)
			.transform(Number)
			.optional(),
	})
	.refine(
		({ green, red, buzzer, relay }) => {
			const used = [green, red, buzzer, ...(relay === undefined ? [] : [relay])]
			return new Set(used).size === used.length
		},
		{ message: "each part on a pin of its own" },
	)
export type Wiring = z.infer<typeof wiring>

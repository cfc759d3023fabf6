// Registration over HTTP: a kiosk hands in its public key with a one-time code and gets its paper.
import { z } from "zod"
import { kioskField, publicKeyField } from "./journal-fields.ts"

/** Characters of a one-time code: 80 bits of the kiosk alphabet. */
export const registrationCodePattern = /^[2-9B-DF-HJ-NP-TV-XZ]{17}$/

/** POST /api/kiosks/registrations. */
export const registrationRequest = z.object({
	code: z.string().regex(registrationCodePattern),
	publicKey: publicKeyField,
})
export type RegistrationRequest = z.infer<typeof registrationRequest>

/** The answer, given once: all a kiosk needs to work. */
export const registrationAnswer = z.object({
	kiosk: kioskField,
	place: z.string(),
	/** The office it stands in, as the screen shows it. */
	unit: z.string(),
	/** IANA zone of the place. */
	zone: z.string(),
	paper: z.string(),
	/** The office's Ed25519 key, pinned from now on, and its X25519 key for unknown cards. */
	officeKey: publicKeyField,
	officeSealKey: publicKeyField,
	/** 32 bytes, base64url, this kiosk's alone. */
	tagSecret: z.base64url().length(43),
	mqtt: z.object({ host: z.string(), port: z.number().int(), password: z.string() }),
})
export type RegistrationAnswer = z.infer<typeof registrationAnswer>

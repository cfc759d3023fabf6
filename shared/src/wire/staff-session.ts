// HTTP between the staff pages and the office: who signs in, and where.
import { z } from "zod"

/** GET /api/place, before sign-in: whose office this is. */
export const placeMessage = z.strictObject({
	/** The government, e.g. "Pemerintah Kota Contoh". */
	government: z.string(),
	/** The personnel office as staff know it, e.g. "BKPSDM". */
	agency: z.string(),
	/** IANA zone, e.g. "Asia/Makassar". */
	zone: z.string(),
	/** Its Indonesian short name: WIB, WITA, WIT. */
	zoneLabel: z.string(),
})
export type PlaceMessage = z.infer<typeof placeMessage>

/** POST /api/session. */
export const signInMessage = z.strictObject({
	username: z.string().trim().min(1).max(64),
	password: z.string().min(1).max(256),
})
export type SignInMessage = z.infer<typeof signInMessage>

/** GET and POST /api/session: the signed-in user. `csrf` goes back in the header `x-hadir-csrf`. */
export const sessionMessage = z.strictObject({
	username: z.string(),
	name: z.string(),
	role: z.string(),
	csrf: z.string(),
	/** May decide over machines and their punches: not who is bound to one OPD. */
	mayDecide: z.boolean(),
})
export type SessionMessage = z.infer<typeof sessionMessage>

/** Shortest password accepted; there is no composition rule. */
export const minPasswordLength = 12

/** POST /api/first-access: what the bearer of a one-time link sets. */
export const firstAccessMessage = z.strictObject({
	token: z.string().min(20).max(100),
	name: z.string().trim().min(1).max(100),
	username: z
		.string()
		.trim()
		.min(3)
		.max(64)
		.regex(/^[\p{L}\p{N}._-]+$/u),
	password: z.string().min(minPasswordLength).max(256),
})
export type FirstAccessMessage = z.infer<typeof firstAccessMessage>

/** POST /api/first-access/check: in the body, so that the token stays out of addresses and logs. */
export const linkCheckMessage = firstAccessMessage.pick({ token: true })
export type LinkCheckMessage = z.infer<typeof linkCheckMessage>

/** The answer for a link that works; `name`: of the person whose password it sets anew. */
export const linkMessage = z.strictObject({ name: z.string().optional() })
export type LinkMessage = z.infer<typeof linkMessage>

/** Every refusal over HTTP. `message` is Indonesian and says what to do; `code` is for programs. */
export const refusalMessage = z.strictObject({
	code: z.string(),
	message: z.string(),
	/** Sign-in only: tries left before a pause. */
	triesLeft: z.number().int().optional(),
	/** Sign-in only: seconds to wait. */
	retryAfterSeconds: z.number().int().optional(),
})
export type RefusalMessage = z.infer<typeof refusalMessage>

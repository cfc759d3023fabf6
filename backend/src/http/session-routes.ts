// Sign-in, sign-out and the one-time link.
import type { Fault, Result } from "@hadir/shared/result.ts"
import {
	firstAccessMessage,
	linkCheckMessage,
	type PlaceMessage,
	type RefusalMessage,
	type SessionMessage,
	signInMessage,
} from "@hadir/shared/wire/staff-session.ts"
import { type CookieOptions, type Request, type Response, Router } from "express"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import { mayDecide } from "../usecases/may-decide.ts"
import type { Opened, SignedIn, StaffAccess } from "../usecases/sign-in.ts"
import { badRequest, refuse } from "./refuse.ts"

export const cookieName = "hadir_session"

const triesPerMinute = 5
const triesPerAddress = 60
const secondsBlocked = 60

export type SessionParts = {
	readonly access: StaffAccess
	readonly place: () => Promise<PlaceMessage>
}

export function sessionRoutes({ access, place }: SessionParts): Router {
	const router = Router()
	const tries = new RateLimiterMemory({ points: triesPerMinute, duration: secondsBlocked })
	// Each try costs 19 MiB of argon2, whatever name it is for.
	const perAddress = new RateLimiterMemory({ points: triesPerAddress, duration: secondsBlocked })

	router.get("/place", async (_, response) => {
		response.json(await place())
	})

	router.post("/session", async (request, response) => {
		const wish = signInMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badRequest)
		const key = `${request.ip} ${wish.data.username.toLowerCase()}`
		const ofAddress = await spendTry(perAddress, request.ip ?? "")
		const left = ofAddress.kind === "wait" ? ofAddress : await spendTry(tries, key)
		if (left.kind === "wait") return refuse(response, 429, tooMany(left.seconds))
		const opened = await access.signIn(wish.data)
		if (opened.ok) await tries.delete(key)
		answerOpened(request, response, opened, left)
	})

	router.post("/first-access/check", async (request, response) => {
		const wish = linkCheckMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badRequest)
		const left = await spendTry(perAddress, request.ip ?? "")
		if (left.kind === "wait") return refuse(response, 429, tooMany(left.seconds))
		const link = await access.lookAtLink(wish.data.token)
		if (link.ok) return response.json(link.value)
		refuse(response, 409, link.fault)
	})

	router.post("/first-access", async (request, response) => {
		const wish = firstAccessMessage.safeParse(request.body)
		if (!wish.success) return refuse(response, 400, badRequest)
		const left = await spendTry(tries, `${request.ip} first-access`)
		if (left.kind === "wait") return refuse(response, 429, tooMany(left.seconds))
		answerOpened(request, response, await access.spendLink(wish.data))
	})

	return router
}

/** Behind the door: who am I, and out again. */
export function ownSessionRoutes({ access }: SessionParts): Router {
	const router = Router()
	router.get("/session", (_, response) => {
		response.json(sessionOf(response.locals.user))
	})
	router.delete("/session", async (_, response) => {
		await access.signOut(String(response.locals.token))
		response.clearCookie(cookieName, { path: "/" }).status(204).end()
	})
	return router
}

const tooMany = (seconds: number): RefusalMessage => ({
	code: "too-many",
	message: "Terlalu banyak percobaan.",
	retryAfterSeconds: seconds,
})

type Try =
	/** `seconds`: until the count begins anew. */
	| { readonly kind: "left"; readonly tries: number; readonly seconds: number }
	| { readonly kind: "wait"; readonly seconds: number }

async function spendTry(tries: RateLimiterMemory, key: string): Promise<Try> {
	try {
		const { remainingPoints, msBeforeNext } = await tries.consume(key)
		return { kind: "left", tries: remainingPoints, seconds: Math.ceil(msBeforeNext / 1000) }
	} catch (cause) {
		if (!(cause instanceof RateLimiterRes)) throw cause
		return { kind: "wait", seconds: Math.ceil(cause.msBeforeNext / 1000) }
	}
}

function answerOpened(
	request: Request,
	response: Response,
	opened: Result<Opened, Fault>,
	left?: { readonly tries: number; readonly seconds: number },
): void {
	if (!opened.ok) {
		const { code, message } = opened.fault
		return refuse(response, code === "no-match" ? 401 : 409, {
			code,
			message,
			...(left === undefined ? {} : { triesLeft: left.tries }),
			// After the last try comes the pause: the page counts it down at once.
			...(left?.tries === 0 ? { retryAfterSeconds: left.seconds } : {}),
		})
	}
	const cookie: CookieOptions = {
		httpOnly: true,
		sameSite: "lax",
		path: "/",
		secure: request.secure,
	}
	response.cookie(cookieName, opened.value.token, cookie).json(sessionOf(opened.value.user))
}

const sessionOf = ({ username, name, role, csrf, scope }: SignedIn): SessionMessage => ({
	...{ username, name, role, csrf },
	mayDecide: mayDecide(scope),
})

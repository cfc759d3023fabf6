// Everything behind this door needs a session; whatever changes something needs its token too.
import type { RequestHandler } from "express"
import type { StaffAccess } from "../usecases/sign-in.ts"
import { refuse } from "./refuse.ts"
import { cookieName } from "./session-routes.ts"

const safeMethods = new Set(["GET", "HEAD"])

export const door =
	(access: StaffAccess): RequestHandler =>
	async (request, response, next) => {
		const token = cookieOf(request.headers.cookie)
		const user = token === undefined ? undefined : await access.resume(token)
		if (user === undefined) {
			return refuse(response, 401, { code: "signed-out", message: "Silakan masuk dahulu." })
		}
		if (!safeMethods.has(request.method) && request.get("x-hadir-csrf") !== user.csrf) {
			return refuse(response, 403, {
				code: "csrf",
				message: "Halaman ini sudah lama terbuka. Muat ulang, lalu coba lagi.",
			})
		}
		response.locals.user = user
		response.locals.token = token
		next()
	}

/** Requests that change something must come from a page of this office. */
export const sameOrigin: RequestHandler = (request, response, next) => {
	const origin = request.get("origin")
	if (safeMethods.has(request.method) || origin === undefined) return next()
	if (URL.canParse(origin) && new URL(origin).host === request.get("host")) return next()
	refuse(response, 403, { code: "origin", message: "Permintaan ini datang dari situs lain." })
}

function cookieOf(header: string | undefined): string | undefined {
	const found = header?.split(";").find((part) => part.trim().startsWith(`${cookieName}=`))
	return found?.trim().slice(cookieName.length + 1)
}

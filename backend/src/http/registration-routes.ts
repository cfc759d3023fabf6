// Where a kiosk hands in its public key and one-time code.
import { registrationRequest } from "@hadir/shared/wire/registration.ts"
import { Router } from "express"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import type { EnrolKiosk } from "../usecases/enrol-kiosk.ts"
import { refuse } from "./refuse.ts"

const triesPerMinute = 30

export function registrationRoutes(enrol: EnrolKiosk): Router {
	const router = Router()
	const tries = new RateLimiterMemory({ points: triesPerMinute, duration: 60 })
	router.post("/kiosks/registrations", async (request, response) => {
		try {
			await tries.consume(request.ip ?? "")
		} catch (cause) {
			if (!(cause instanceof RateLimiterRes)) throw cause
			return refuse(response, 429, {
				code: "too-many",
				message: "Tunggu satu menit, lalu coba lagi.",
			})
		}
		const wish = registrationRequest.safeParse(request.body)
		if (!wish.success) {
			return refuse(response, 400, {
				code: "bad-request",
				message: "Kode pendaftaran terdiri atas 17 huruf dan angka. Periksa ketikannya.",
			})
		}
		const registered = await enrol.register(wish.data)
		if (registered.ok) return response.status(201).json(registered.value)
		refuse(response, 409, registered.fault)
	})
	return router
}

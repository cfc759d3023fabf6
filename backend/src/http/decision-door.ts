// Who may decide over machines, and what a decision that is not whole is told.
import type { RequestHandler, Response } from "express"
import { mayDecide } from "../usecases/may-decide.ts"
import type { SignedIn } from "../usecases/sign-in.ts"
import { refuse } from "./refuse.ts"

export const userOf = (response: Response): SignedIn => response.locals.user

export const badDecision = {
	code: "bad-decision",
	message: "Keputusan itu belum lengkap. Isi alasan, sedikitnya lima huruf.",
}

export const onlyDeciders: RequestHandler = (_, response, next) => {
	if (mayDecide(userOf(response).scope)) return next()
	refuse(response, 403, {
		code: "not-yours",
		message: "Keputusan ini di luar wewenang Anda. Hubungi BKPSDM.",
	})
}

import type { RefusalMessage } from "@hadir/shared/wire/staff-session.ts"
import type { Response } from "express"

/** Answers with a code for programs and an Indonesian sentence that says what to do. */
export function refuse(response: Response, status: number, refusal: RefusalMessage): void {
	response.status(status).json(refusal)
}

export const badRequest: RefusalMessage = {
	code: "bad-request",
	message: "Permintaan tidak lengkap. Muat ulang halaman, lalu coba lagi.",
}

// Hands a public key and a one-time code to the office.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import {
	type RegistrationAnswer,
	type RegistrationRequest,
	registrationAnswer,
} from "@hadir/shared/wire/registration.ts"
import { refusalMessage } from "@hadir/shared/wire/staff-session.ts"

export type RegisterFault = Fault<"unreachable" | "no-office" | "refused" | "not-understood">

const timeoutMs = 15_000

export type Registered = {
	readonly answer: RegistrationAnswer
	/** UTC ms by the office's clock: the kiosk's own may never have been set. */
	readonly at: number
}

/** @param office the office's address, e.g. http://127.0.0.1:8080 */
export async function askForPaper(
	office: string,
	body: RegistrationRequest,
): Promise<Result<Registered, RegisterFault>> {
	let response: Response
	try {
		response = await fetch(new URL("/api/kiosks/registrations", office), {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(timeoutMs),
		})
	} catch (cause) {
		return fail(
			"unreachable",
			`The office at ${office} does not answer (${reasonOf(cause)}). Check the address.`,
		)
	}
	const content: unknown = await response.json().catch(() => undefined)
	if (response.ok) {
		const parsed = registrationAnswer.safeParse(content)
		if (parsed.success) {
			const told = Date.parse(response.headers.get("date") ?? "")
			return succeed({ answer: parsed.data, at: Number.isNaN(told) ? Date.now() : told })
		}
		if (content === undefined) return fail("no-office", noOffice(office, response.status))
		return fail("not-understood", "The office's answer is of another release. Update this kiosk.")
	}
	const refusal = refusalMessage.safeParse(content)
	if (refusal.success) return fail("refused", refusal.data.message)
	return fail("no-office", noOffice(office, response.status))
}

/** Node says "fetch failed" and keeps the system's word for it, e.g. ECONNREFUSED, as the cause. */
function reasonOf(cause: unknown): string {
	if (!(cause instanceof Error)) return "no answer"
	if (cause.name === "TimeoutError") return `nothing within ${timeoutMs / 1000} s`
	const { cause: inner } = cause
	return inner instanceof Error && "code" in inner ? String(inner.code) : cause.message
}

const noOffice = (address: string, status: number): string =>
	`No Hadir office answers at ${address} (HTTP ${status}). Write the address at which its staff pages open.`

// Registers this kiosk: its key is made here, and only the public half leaves.
import { join } from "node:path"
import { makeKeyPair, rawPublicKey, toBase64Url } from "@hadir/shared/journal/keys.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type RegistrationAnswer, registrationAnswer } from "@hadir/shared/wire/registration.ts"
import { refusalMessage } from "@hadir/shared/wire/staff-session.ts"
import { openDatabase } from "../journal/database.ts"
import { JournalFile } from "../journal/journal-file.ts"
import { writeEnrolment } from "./enrolment-file.ts"

export type RegisterFault = Fault<"unreachable" | "refused" | "not-understood">

const timeoutMs = 15_000

export async function registerKiosk(order: {
	readonly folder: string
	/** The office's address, e.g. http://127.0.0.1:8080. */
	readonly office: string
	readonly code: string
}): Promise<Result<RegistrationAnswer, RegisterFault>> {
	const database = openDatabase(join(order.folder, "journal.db"))
	try {
		const journal = new JournalFile(database, () => makeKeyPair("ed25519"))
		const [name = ""] = journal.names()
		const publicKey = toBase64Url(rawPublicKey(journal.publicKeyOf(name)))
		const answer = await ask(order.office, { code: order.code, publicKey })
		if (!answer.ok) return answer
		journal.keepPaper(name, answer.value.paper)
		writeEnrolment(order.folder, answer.value)
		return answer
	} finally {
		database.close()
	}
}

async function ask(
	office: string,
	body: object,
): Promise<Result<RegistrationAnswer, RegisterFault>> {
	let response: Response
	try {
		response = await fetch(new URL("/api/kiosks/registrations", office), {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(timeoutMs),
		})
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : "no answer"
		return fail(
			"unreachable",
			`The office at ${office} does not answer (${why}). Check the address.`,
		)
	}
	const content: unknown = await response.json().catch(() => undefined)
	if (response.ok) {
		const parsed = registrationAnswer.safeParse(content)
		if (parsed.success) return succeed(parsed.data)
		return fail("not-understood", "The office's answer is of another release. Update this kiosk.")
	}
	const refusal = refusalMessage.safeParse(content)
	return fail("refused", refusal.success ? refusal.data.message : `HTTP ${response.status}`)
}

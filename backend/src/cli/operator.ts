// Talks to the running office as its operator: the token lies beside the data, for its owner's eyes.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { refusalMessage } from "@hadir/shared/wire/staff-session.ts"
import { z } from "zod"

const operatorFile = z.strictObject({ url: z.url(), token: z.string() })

export type OperatorFault =
	| Fault<"office-not-running">
	/** `refusal`: the office's own code for why. */
	| (Fault<"refused"> & { readonly refusal: string })

/** What the office refuses because of what was typed. */
const badInputs: readonly string[] = [
	...["bad-kiosk", "bad-unit", "bad-month", "bad-person", "bad-day", "too-young"],
	...["no-kiosk", "no-unit", "no-staff", "no-person", "retired", "in-service", "forgotten"],
	...["bad-terminal", "no-terminal", "no-start", "taken", "left"],
	...["bad-import", "no-batch", "undone", "no-reason", "same-person", "too-many"],
	...["no-reason", "no-run", "not-next", "unconfirmed", "over-budget", "open-days", "stale"],
	...["no-employee", "not-listed-there", "no-reader", "not-carried"],
	...[
		"bad-entry",
		"no-entry",
		"not-allowed",
		"own-entry",
		"over",
		"forbidden",
		"not-yet",
		"nobody",
		"not-due",
		"known",
		"told",
	],
]

/** The exit code of a fault: 2 where what was typed has to change, 1 where something failed. */
export const exitCodeOf = (fault: OperatorFault): number =>
	fault.code === "refused" && badInputs.includes(fault.refusal) ? 2 : 1

export async function askOffice(
	data: string,
	path: string,
	body: object,
): Promise<Result<unknown, OperatorFault>> {
	const file = join(data, "operator.json")
	const notRunning = fail(
		"office-not-running",
		`The office does not run on ${data}. Start it with: npm start (or: npm run -s hadir -- serve)`,
	)
	if (!existsSync(file)) return notRunning
	const { url, token } = operatorFile.parse(JSON.parse(readFileSync(file, "utf8")))
	let response: Response
	try {
		response = await fetch(new URL(path, url), {
			method: "POST",
			headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
			body: JSON.stringify(body),
		})
	} catch {
		return notRunning
	}
	const content: unknown = await response.json().catch(() => undefined)
	if (response.ok) return succeed(content)
	const refusal = refusalMessage.safeParse(content)
	const { code, message } = refusal.success
		? refusal.data
		: { code: "not-understood", message: `HTTP ${response.status}` }
	return { ok: false, fault: { code: "refused", message, refusal: code } }
}

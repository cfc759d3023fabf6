import { refusalMessage } from "@hadir/shared/wire/staff-session.ts"
import type { z } from "zod"
import { type Connection, createConnection } from "./connection.ts"
import { createOfficeClock, type OfficeClock } from "./office-clock.ts"
import { OfficeFailure } from "./office-failure.ts"

const answerTimeoutMs = 15_000

export type OfficeRequest = {
	readonly method?: "GET" | "POST" | "DELETE"
	readonly body?: unknown
	readonly csrf?: string
	readonly signal?: AbortSignal
}

/** The one way these pages speak to the office: every answer is parsed, every failure is an OfficeFailure. */
export type Office = {
	readonly connection: Connection
	readonly clock: OfficeClock
	readonly ask: <T>(message: z.ZodType<T>, path: string, request?: OfficeRequest) => Promise<T>
	/** For what has no answer but that it was done. */
	readonly tell: (path: string, request: OfficeRequest) => Promise<void>
}

export function createOffice(parts: { send: typeof fetch; now: () => number }): Office {
	const connection = createConnection()
	const clock = createOfficeClock(parts.now)

	async function send(path: string, request: OfficeRequest): Promise<Response> {
		let response: Response
		try {
			response = await parts.send(path, toInit(request))
		} catch (cause) {
			if (request.signal?.aborted !== true) connection.noteSilence(clock.now())
			throw new OfficeFailure({ kind: "unreachable" }, cause)
		}
		// A proxy that answers for an office that is down; the office itself says why in its own words.
		const isOwn = response.headers.get("content-type")?.includes("json") === true
		if (response.status >= 502 && response.status <= 504 && !isOwn) {
			connection.noteSilence(clock.now())
			throw new OfficeFailure({ kind: "unreachable" })
		}
		connection.noteAnswer()
		clock.noteDate(response.headers.get("date"))
		if (!response.ok) throw await toFailure(response)
		return response
	}

	return {
		connection,
		clock,
		ask: async (message, path, request = {}) => {
			const response = await send(path, request)
			const answer = message.safeParse(await readJson(response))
			if (answer.success) return answer.data
			throw new OfficeFailure({ kind: "unreadable", status: response.status }, answer.error)
		},
		tell: async (path, request) => {
			await send(path, request)
		},
	}
}

function toInit(request: OfficeRequest): RequestInit {
	const headers: Record<string, string> = { accept: "application/json" }
	if (request.body !== undefined) headers["content-type"] = "application/json"
	if (request.csrf !== undefined) headers["x-hadir-csrf"] = request.csrf
	const limit = AbortSignal.timeout(answerTimeoutMs)
	const init: RequestInit = {
		method: request.method ?? "GET",
		headers,
		credentials: "same-origin",
		signal: request.signal === undefined ? limit : AbortSignal.any([request.signal, limit]),
	}
	if (request.body !== undefined) init.body = JSON.stringify(request.body)
	return init
}

async function toFailure(response: Response): Promise<OfficeFailure> {
	const { status } = response
	const parsed = refusalMessage.safeParse(await readJson(response))
	if (parsed.success) return new OfficeFailure({ kind: "refused", status, refusal: parsed.data })
	return new OfficeFailure({ kind: "unreadable", status })
}

async function readJson(response: Response): Promise<unknown> {
	try {
		return await response.json()
	} catch {
		return undefined
	}
}

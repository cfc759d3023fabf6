import { expect, test } from "vitest"
import { z } from "zod"
import { createOffice } from "./office.ts"
import { isSignedOut, OfficeFailure, refusalOf } from "./office-failure.ts"

const message = z.strictObject({ seats: z.number() })

function officeAnswering(answer: () => Response | Promise<Response>) {
	const sent: RequestInit[] = []
	const office = createOffice({
		now: () => 5000,
		send: async (_, init) => {
			if (init !== undefined) sent.push(init)
			return answer()
		},
	})
	return { office, sent }
}

const failureOf = async (promise: Promise<unknown>) => {
	const error = await promise.catch((reason: unknown) => reason)
	return error instanceof OfficeFailure ? error : undefined
}

test("an answer is parsed at the door", async () => {
	const { office } = officeAnswering(() => Response.json({ seats: 3 }))
	expect(await office.ask(message, "/api/seats")).toEqual({ seats: 3 })
})

test("an answer that does not parse is unreadable, not trusted", async () => {
	const { office } = officeAnswering(() => Response.json({ seats: "3" }))
	const failure = await failureOf(office.ask(message, "/api/seats"))
	expect(failure?.fault).toEqual({ kind: "unreadable", status: 200 })
})

test("a refusal keeps the office's words", async () => {
	const refusal = { code: "SIGNED-OUT", message: "Masuk dahulu." }
	const { office } = officeAnswering(() => Response.json(refusal, { status: 401 }))
	const failure = await failureOf(office.ask(message, "/api/seats"))
	expect(isSignedOut(failure)).toBe(true)
	expect(refusalOf(failure)).toEqual(refusal)
	expect(office.connection.lostAt()).toBeUndefined()
})

test.each([
	["no network", () => Promise.reject(new TypeError("fetch failed"))],
	["a proxy without an office", () => new Response("<html>", { status: 502 })],
])("%s is a lost connection", async (_, answer) => {
	const { office } = officeAnswering(answer)
	const failure = await failureOf(office.ask(message, "/api/seats"))
	expect(failure?.fault).toEqual({ kind: "unreachable" })
	expect(office.connection.lostAt()).toBe(5000)
})

test("an office that has no room says so itself: no connection was lost", async () => {
	const { office } = officeAnswering(() =>
		Response.json({ code: "disk-full", message: "Penyimpanan penuh." }, { status: 503 }),
	)
	const failure = await failureOf(office.ask(message, "/api/seats"))
	expect(failure?.fault).toMatchObject({ kind: "refused", refusal: { code: "disk-full" } })
	expect(office.connection.lostAt()).toBeUndefined()
})

test("what changes something carries the session's word", async () => {
	const { office, sent } = officeAnswering(() => new Response(null, { status: 204 }))
	await office.tell("/api/session", { method: "DELETE", csrf: "word" })
	expect(sent[0]?.method).toBe("DELETE")
	expect(sent[0]?.headers).toMatchObject({ "x-hadir-csrf": "word" })
})

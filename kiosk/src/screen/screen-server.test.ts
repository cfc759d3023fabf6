import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { get, type IncomingMessage } from "node:http"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { maxStreams } from "./event-streams.ts"
import { type ScreenStatus, screenAnswer, screenStatus } from "./screen-message.ts"
import { ScreenServer } from "./screen-server.ts"

const status: ScreenStatus = {
	unit: "Dinas Kesehatan",
	place: "Lobi Barat",
	kiosk: "K7M4QX",
	zone: "Asia/Makassar",
	now: 1_795_390_094_000,
	isClockSure: true,
	readers: [{ name: "kartu", medium: "card", state: "ready" }],
	panel: "none",
	uplink: "connected",
	unsent: 0,
	isDiskShort: false,
	isRegistered: true,
}
const recorded = {
	kind: "recorded",
	name: "Maria Goreti Ndoen",
	at: 1,
	firstAt: 1,
	isOffline: false,
	isClockSure: true,
} as const

let folder: string
let server: ScreenServer
let port: number
let logged: string[]

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-screen-"))
	writeFileSync(join(folder, "index.html"), "<!doctype html><title>layar</title>")
	logged = []
	server = new ScreenServer({
		port: 0,
		pageFolder: folder,
		status: () => status,
		log: (event) => logged.push(event),
	})
	port = (await server.start()).port
})
afterEach(async () => {
	await server.stop()
	rmSync(folder, { recursive: true })
})

type Event = { readonly event: string; readonly message: unknown }

/** Reads the stream's events one after another. */
async function* eventsOf(response: IncomingMessage): AsyncGenerator<Event> {
	let held = ""
	for await (const chunk of response.setEncoding("utf8")) {
		held += chunk
		const blocks = held.split("\n\n")
		held = blocks.pop() ?? ""
		for (const block of blocks) {
			const match = /^event: (.*)\ndata: (.*)$/.exec(block)
			if (match !== null) yield { event: match[1] ?? "", message: JSON.parse(match[2] ?? "") }
		}
	}
}

const open = (path: string): Promise<IncomingMessage> =>
	new Promise((resolve, reject) =>
		get({ port, path, host: "127.0.0.1", agent: false }, resolve).on("error", reject),
	)
const next = async (events: AsyncGenerator<Event>): Promise<Event | undefined> => {
	const { value } = await events.next()
	return value
}

test("a screen hears the status on connection, then answers in the order given", async () => {
	const events = eventsOf(await open("/events"))
	const first = await next(events)
	expect(first?.event).toBe("status")
	expect(screenStatus.parse(first?.message)).toEqual(status)

	server.show(recorded)
	server.show({ kind: "refused", reason: "several-cards" })
	server.notifyStatus()
	const heard = [await next(events), await next(events), await next(events)]
	expect(heard.map((one) => one?.event)).toEqual(["answer", "answer", "status"])
	expect(screenAnswer.parse(heard[0]?.message)).toEqual({ id: 1, answer: recorded })
	expect(screenAnswer.parse(heard[1]?.message).id).toBe(2)
})

test("a fault reaches the screen as its code, without the sentence for the log", async () => {
	const events = eventsOf(await open("/events"))
	await next(events)
	server.show({ kind: "fault", fault: { code: "full", message: "the disk is full: free some" } })
	const heard = await next(events)
	expect(heard?.message).toEqual({ id: 1, answer: { kind: "fault", code: "full" } })
})

test("an answer shown before a screen connects is not kept for it", async () => {
	server.show(recorded)
	const events = eventsOf(await open("/events"))
	expect((await next(events))?.event).toBe("status")
	server.show({ ...recorded, kind: "repeat" })
	expect(await next(events)).toMatchObject({ event: "answer", message: { id: 2 } })
})

test("a screen that connects while a finger is enrolled is told the step, and nothing of it after the end", async () => {
	const step = { name: "Maria Goreti Ndoen", step: "place-again" } as const
	server.guide(step)
	const late = eventsOf(await open("/events"))
	expect([(await next(late))?.event, await next(late)]).toEqual([
		"status",
		{ event: "guide", message: step },
	])
	server.guide({ ...step, step: "given-up" })
	const after = eventsOf(await open("/events"))
	await next(after)
	server.notifyStatus()
	expect((await next(after))?.event).toBe("status")
})

test("one screen more than allowed is refused; a closed one makes room", async () => {
	const screens = []
	for (let n = 0; n < maxStreams; n++) screens.push(await open("/events"))
	const refused = await open("/events")
	expect(refused.statusCode).toBe(503)
	refused.resume()
	expect(logged).toContain("screen.refused")
	screens[0]?.destroy()
	await expect
		.poll(async () => {
			const again = await open("/events")
			if (again.statusCode !== 200) again.resume()
			return again.statusCode
		})
		.toBe(200)
})

test("a screen that does not read is dropped, and the others hear every answer", async () => {
	const lazy = connect(port, "127.0.0.1")
	lazy.on("error", () => undefined)
	lazy.write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
	await new Promise((resolve) => lazy.once("readable", resolve))
	const events = eventsOf(await open("/events"))
	await next(events)
	const name = "x".repeat(50_000)
	let shown = 0
	while (!logged.includes("screen.dropped") && shown < 2_000) {
		server.show({ ...recorded, name })
		shown += 1
		expect((await next(events))?.message).toMatchObject({ id: shown })
	}
	expect(logged).toContain("screen.dropped")
	server.show(recorded)
	expect((await next(events))?.message).toMatchObject({ id: shown + 1 })
	lazy.destroy()
})

test("the page is never kept by the browser, and may load nothing from elsewhere", async () => {
	const page = await fetch(`http://127.0.0.1:${port}/`)
	expect(await page.text()).toContain("layar")
	expect(page.headers.get("cache-control")).toBe("no-store")
	const policy = page.headers.get("content-security-policy") ?? ""
	expect(policy).toContain("default-src 'self'")
	expect(policy).toContain("frame-ancestors 'none'")
	// The icons of the page are data; every other source is the daemon or nothing.
	const sources = policy.split("; ").flatMap((directive) => directive.split(" ").slice(1))
	expect([...new Set(sources)].sort()).toEqual(["'none'", "'self'", "data:"])
	const seen = await fetch(`http://127.0.0.1:${port}/status`)
	expect(screenStatus.parse(await seen.json())).toEqual(status)
})

test("only this machine may open the page: it shows names", async () => {
	// Another address of the loopback, where a server on every interface would answer.
	const elsewhere = fetch(`http://127.0.0.2:${port}/status`)
	await expect(elsewhere).rejects.toThrow()
	expect((await fetch(`http://127.0.0.1:${port}/status`)).status).toBe(200)
})

test("a port in use says what to do", async () => {
	const second = new ScreenServer({ port, pageFolder: folder, status: () => status, log: () => {} })
	await expect(second.start()).rejects.toThrow(
		new RegExp(`port ${port} is in use.*HADIR_KIOSK_SCREEN_PORT`),
	)
	await second.stop()
})

test("stopping ends every stream", async () => {
	const events = eventsOf(await open("/events"))
	await next(events)
	await server.stop()
	await expect(events.next()).rejects.toThrow("aborted")
})

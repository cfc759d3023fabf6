// Whoever lays a card is told what is so: of npm start, of the kiosk, and of its reader.
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { keepEmulators } from "../emulated-devices/emulator-file.ts"
import { serveHand } from "../emulated-devices/hand.ts"
import { Hands } from "./hands.ts"

let data: string
let kiosk: Server | undefined

beforeEach(() => {
	data = mkdtempSync(join(tmpdir(), "hadir-hands-"))
})
afterEach(() => {
	kiosk?.close()
	kiosk = undefined
	rmSync(data, { recursive: true })
})

/** A kiosk's screen that says so of its reader. */
async function screenSaying(state: string): Promise<string> {
	const server = createServer((_, response) =>
		response.end(JSON.stringify({ readers: [{ medium: "card", state }] })),
	)
	kiosk = server
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
	const address = server.address()
	return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`
}

async function lay(hand: number, screen?: string): Promise<string> {
	const devices = [{ name: "pn532", hand }]
	keepEmulators(data, { devices, ...(screen === undefined ? {} : { screen }) })
	const hands = new Hands(data)
	return hands.checkReads(hands.of(["pn532"]), "card").then(
		() => "laid",
		(fault) => fault.message,
	)
}

const nobody = "http://127.0.0.1:9"

test("npm start was stopped: nothing comes back by itself", async () => {
	expect(await lay(9, nobody)).toBe(`No emulated pn532 runs on ${data}. Start it with: npm start`)
})

test.each([
	["before the kiosk runs", undefined],
	["while it is started again", nobody],
])("%s", async (_, screen) => {
	expect(await lay(await serveHand(() => ""), screen)).toMatch(
		/^No kiosk runs now, .*starts it again by itself\.$/,
	)
})

test("the kiosk runs, and its reader does not", async () => {
	const hand = await serveHand(() => "")
	expect(await lay(hand, await screenSaying("absent"))).toMatch(/no reader of cards that is ready/)
	kiosk?.close()
	expect(await lay(hand, await screenSaying("ready"))).toBe("laid")
})

// The broker over real TCP, with the client library kiosks use.
import { connect as connectTcp } from "node:net"
import { maxPayloadBytes } from "@hadir/shared/wire/topic.ts"
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { EmbeddedBroker } from "./embedded-broker.ts"

const code = "BCDFGH"
const other = "ZZZZZZ"

let broker: EmbeddedBroker
let port = 0
let received: { kiosk: string; kind: string; bytes: number }[] = []
let store: () => Promise<void>
let notes: { event: string; why?: unknown }[] = []
let takenOver: string[] = []
const clients: MqttClient[] = []

beforeEach(async () => {
	received = []
	notes = []
	takenOver = []
	store = async () => undefined
	broker = new EmbeddedBroker({
		host: "127.0.0.1",
		port: 0,
		note: (event, facts) => notes.push({ event, ...facts }),
		now: () => Date.now(),
		onTakeovers: (kiosk) => takenOver.push(kiosk),
		isKiosk: async (kiosk, password) => password.toString() === `secret of ${kiosk}`,
		receive: (kiosk, kind, payload) => {
			received.push({ kiosk, kind, bytes: payload.length })
			return store()
		},
	})
	port = (await broker.start()).port
})
afterEach(async () => {
	for (const client of clients.splice(0)) client.end(true)
	await broker.stop()
})

async function connect(kiosk: string, options: IClientOptions = {}): Promise<MqttClient> {
	const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
		...{ clientId: kiosk, username: kiosk, password: `secret of ${kiosk}` },
		...{ reconnectPeriod: 0, clean: true, ...options },
	})
	client.on("error", () => undefined)
	clients.push(client)
	return client
}

/** Whether a publish is acknowledged, or the connection ends over it. */
const publish = (client: MqttClient, topic: string, bytes = 3, retain = false): Promise<string> =>
	new Promise((done) => {
		client.once("close", () => done("cut off"))
		client.publish(topic, Buffer.alloc(bytes, 1), { qos: 1, retain }, (fault) =>
			done(fault ? "cut off" : "acknowledged"),
		)
	})

describe("sign-in", () => {
	test.each([
		["a wrong password", { password: "secret" }],
		["another kiosk's password", { password: `secret of ${other}` }],
		["a client id that is not the user", { clientId: other }],
	])("with %s is refused", async (_, options) => {
		await expect(connect(code, options)).rejects.toThrow(/Bad username or password/i)
		expect(broker.connected).toEqual(new Set())
	})

	test("with its own secret is let in, and gone when it leaves", async () => {
		const client = await connect(code)
		expect(broker.connected).toEqual(new Set([code]))
		await client.endAsync()
		await expect.poll(() => broker.connected.size).toBe(0)
	})
})

describe("publishing", () => {
	test.each(["hello", "batch", "anchor", "heartbeat", "people-request"])(
		"its own %s is received",
		async (kind) => {
			expect(await publish(await connect(code), `hadir/1/${code}/${kind}`)).toBe("acknowledged")
			expect(received).toEqual([{ kiosk: code, kind, bytes: 3 }])
		},
	)

	test.each([
		["another kiosk's topic", `hadir/1/${other}/hello`, 3, false],
		["a downward topic", `hadir/1/${code}/head`, 3, false],
		["a topic below its own", `hadir/1/${code}/hello/more`, 3, false],
		["another version", `hadir/2/${code}/hello`, 3, false],
		["a system topic", "$SYS/hello", 3, false],
		["a retained message", `hadir/1/${code}/hello`, 3, true],
		["one byte too many", `hadir/1/${code}/batch`, maxPayloadBytes + 1, false],
	])("%s is not received", async (_, topic, bytes, retain) => {
		expect(await publish(await connect(code), topic, bytes, retain)).toBe("cut off")
		expect(received).toEqual([])
	})

	test("the largest payload is received", async () => {
		const client = await connect(code)
		expect(await publish(client, `hadir/1/${code}/batch`, maxPayloadBytes)).toBe("acknowledged")
	})

	test("a will on another kiosk's topic is not received", async () => {
		const will = { topic: `hadir/1/${other}/hello`, payload: Buffer.from("x"), qos: 0 } as const
		const client = await connect(code, { will })
		client.stream.destroy()
		await expect.poll(() => broker.connected.size).toBe(0)
		expect(received).toEqual([])
	})
})

describe("a stranger on the line", () => {
	test("who announces 150 MiB is cut off in the first five bytes, and costs nothing", async () => {
		const before = process.memoryUsage().rss
		const socket = connectTcp({ host: "127.0.0.1", port })
		socket.on("error", () => undefined)
		socket.write(Buffer.from([0x10, 0x80, 0x80, 0x80, 0x4b]))
		const flood = setInterval(() => socket.write(Buffer.alloc(1024 * 1024)), 1)
		await new Promise((done) => socket.once("close", done))
		clearInterval(flood)
		expect(notes).toContainEqual({ event: "broker.cut", why: "too-large" })
		expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
		expect(await publish(await connect(code), `hadir/1/${code}/hello`)).toBe("acknowledged")
	})

	test("who hangs up in the middle of a frame hurts nobody", async () => {
		for (let cut = 1; cut < 20; cut++) {
			const socket = connectTcp({ host: "127.0.0.1", port })
			await new Promise<void>((done) => socket.write(Buffer.alloc(cut, 0x10), () => done()))
			socket.destroy()
		}
		expect(await publish(await connect(code), `hadir/1/${code}/hello`)).toBe("acknowledged")
	})
})

describe("two machines with one secret", () => {
	test("taking each other's session again and again are told of; once or twice they are not", async () => {
		for (let taken = 0; taken < 5; taken++) {
			expect(takenOver).toHaveLength(Math.max(0, taken - 4))
			await connect(code)
		}
		await expect.poll(() => takenOver).toEqual([code])
		await expect.poll(() => broker.connected).toEqual(new Set([code]))
	})
})

describe("PUBACK", () => {
	test("comes only after what was received is stored", async () => {
		const stored = Promise.withResolvers<void>()
		store = () => stored.promise
		let answer = "none yet"
		const published = publish(await connect(code), `hadir/1/${code}/hello`).then((said) => {
			answer = said
		})
		await expect.poll(() => received.length).toBe(1)
		await new Promise((done) => setTimeout(done, 100))
		expect(answer).toBe("none yet")
		stored.resolve()
		await published
		expect(answer).toBe("acknowledged")
	})

	test("never comes when it could not be stored", async () => {
		store = () => Promise.reject(new Error("disk full"))
		expect(await publish(await connect(code), `hadir/1/${code}/hello`)).toBe("cut off")
	})
})

describe("subscribing", () => {
	test.each([`hadir/1/${other}/head`, "#", "hadir/1/+/head", "$SYS/#", `hadir/1/${code}/hello`])(
		"to %s is refused, and nothing arrives by it",
		async (topic) => {
			const client = await connect(code)
			const heard: string[] = []
			client.on("message", (from) => heard.push(from))
			await client.subscribeAsync(topic).catch(() => undefined)
			await client.subscribeAsync(`hadir/1/${code}/people`)
			for (const kiosk of [other, code]) broker.send(kiosk, "head", Buffer.from("x"))
			broker.send(code, "people", Buffer.from("y"))
			await expect.poll(() => heard).toEqual([`hadir/1/${code}/people`])
		},
	)

	test("to its own heads works", async () => {
		const client = await connect(code)
		const heard = new Promise((done) => client.on("message", (_, bytes) => done(`${bytes}`)))
		await client.subscribeAsync(`hadir/1/${code}/head`)
		broker.send(code, "head", Buffer.from("a head"))
		expect(await heard).toBe("a head")
	})
})

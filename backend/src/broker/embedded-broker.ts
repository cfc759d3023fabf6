// The embedded MQTT broker: a kiosk signs in with its own secret and reaches its own topics only.
import { createServer, type Server, type Socket } from "node:net"
import {
	downwardKinds,
	maxPayloadBytes,
	parseUpwardTopic,
	topicOf,
	type UpwardKind,
} from "@hadir/shared/wire/topic.ts"
import { Aedes, type AuthenticateError, type Client } from "aedes"
import { GuardedSocket } from "./guarded-socket.ts"
import { noteTakeover, type Takeovers } from "./takeovers.ts"

export type BrokerParts = {
	readonly host: string
	readonly port: number
	/** Whether this is the kiosk's secret. */
	isKiosk(code: string, password: Buffer): Promise<boolean>
	/** Settles after commit; only then is the packet acknowledged. A rejection leaves it unanswered. */
	receive(kiosk: string, kind: UpwardKind, payload: Buffer): Promise<void>
	/** Machines take this kiosk's session from each other again and again. */
	onTakeovers(kiosk: string): void
	/** UTC ms. */
	now(): number
	readonly note: (event: string, facts?: Readonly<Record<string, unknown>>) => void
}

/** No message of ours is half as long. */
const maxFrameBytes = 128 * 1024
const connectTimeoutMs = 5_000
const drainTimeoutMs = 10_000
const badUserNameOrPassword = 4

export class EmbeddedBroker {
	readonly #parts: BrokerParts
	#aedes: Aedes | undefined
	#server: Server | undefined
	readonly #sockets = new Set<Socket>()
	readonly #connected = new Set<string>()
	#takeovers: Takeovers = new Map()

	constructor(parts: BrokerParts) {
		this.#parts = parts
	}

	async start(): Promise<{ port: number }> {
		const aedes = await Aedes.createBroker({
			connectTimeout: connectTimeoutMs,
			drainTimeout: drainTimeoutMs,
			// The default of 100 deliveries a turn of the event loop starves heads when many kiosks talk.
			concurrency: 10_000,
			authenticate: (client, user, password, done) => {
				this.#authenticate(client, user, password).then(
					(isKnown) => done(isKnown ? null : refusedSignIn(), isKnown),
					() => done(refusedSignIn(), false),
				)
			},
			authorizePublish: (client, packet, done) => {
				const kind = this.#allowed(client, packet)
				if (kind === undefined || client === null) return done(new Error("not allowed"))
				this.#parts.receive(client.id, kind, Buffer.from(packet.payload)).then(
					() => done(null),
					(cause) => {
						const why = cause instanceof Error ? cause.message : String(cause)
						this.#parts.note("broker.not-stored", { kiosk: client.id, kind, why })
						done(new Error("not stored"))
					},
				)
			},
			authorizeSubscribe: (client, subscription, done) => {
				const isOwn = downwardKinds.some((kind) => topicOf(client.id, kind) === subscription.topic)
				done(null, isOwn ? subscription : null)
			},
		})
		this.#aedes = aedes
		aedes.on("client", ({ id }) => this.#connected.add(id))
		aedes.on("clientDisconnect", ({ id }) => this.#connected.delete(id))
		this.#server = createServer((socket) => {
			this.#sockets.add(socket)
			socket.on("close", () => this.#sockets.delete(socket))
			// A socket that fails before the broker listens must not take the office down.
			socket.on("error", () => socket.destroy())
			aedes.handle(
				new GuardedSocket(socket, maxFrameBytes, (why) => this.#parts.note("broker.cut", { why })),
			)
		})
		return { port: await listen(this.#server, this.#parts) }
	}

	/** Kiosks with a session now. */
	get connected(): ReadonlySet<string> {
		return this.#connected
	}

	/** Sends to a kiosk that is connected now; to another it is lost, and its next hello asks again. */
	send(kiosk: string, kind: (typeof downwardKinds)[number], payload: Buffer): void {
		this.#aedes?.publish(
			{
				cmd: "publish",
				topic: topicOf(kiosk, kind),
				payload,
				qos: 0,
				retain: false,
				dup: false,
			},
			() => undefined,
		)
	}

	async stop(): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>()
		if (this.#server === undefined) return
		this.#server.close(() => resolve())
		this.#aedes?.close()
		for (const socket of this.#sockets) socket.destroy()
		await promise
	}

	#noteTakeover(kiosk: string): void {
		const { takeovers, isAlarm } = noteTakeover(this.#takeovers, kiosk, this.#parts.now())
		this.#takeovers = takeovers
		this.#parts.note("broker.taken-over", { kiosk })
		if (isAlarm) this.#parts.onTakeovers(kiosk)
	}

	async #authenticate(
		client: Client,
		user: Readonly<string | undefined>,
		password: Readonly<Buffer | undefined>,
	): Promise<boolean> {
		if (user === undefined || password === undefined || client.id !== user) return false
		const isKnown = await this.#parts.isKiosk(user, Buffer.from(password))
		if (!isKnown) this.#parts.note("broker.sign-in-refused", { kiosk: user.slice(0, 40) })
		else if (this.#connected.has(user)) this.#noteTakeover(user)
		return isKnown
	}

	/** Wills pass here too; nothing is retained, and $SYS is nobody's. */
	#allowed(
		client: Client | null,
		packet: { topic: string; retain: boolean; payload: Buffer | string },
	): UpwardKind | undefined {
		const topic = parseUpwardTopic(packet.topic)
		if (topic === undefined || topic.kiosk !== client?.id || packet.retain) return undefined
		return packet.payload.length <= maxPayloadBytes ? topic.kind : undefined
	}
}

function refusedSignIn(): AuthenticateError {
	return Object.assign(new Error("unknown kiosk or wrong secret"), {
		returnCode: badUserNameOrPassword,
	})
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", reject)
		server.listen(port, host, () => {
			const address = server.address()
			resolve(typeof address === "object" && address !== null ? address.port : port)
		})
	})
}

// One HTTP port for all devices of this kiosk that push. Who is not expected is turned away, and told of once.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { Fault } from "@hadir/shared/result.ts"
import { systemCodeOf } from "@hadir/shared/settings.ts"
import { addressOf, crowdWords, HeldConnections } from "./held-connections.ts"
import type { PushAnswer, PushDoor, PushReceiver } from "./push-door.ts"

type Parts = {
	readonly port: number
	/** UTC ms; undefined while it is not sure: devices may set their clocks by the Date of any answer. */
	utcNow(): number | undefined
	/** A serial that nobody expects; each is told once, so many at most. */
	onStranger(serial: string, from: string): void
	/**
	 * Once for each change: the port cannot be opened, an address holds too many connections, calls of an address break
	 * off, or one of them could not be answered, which is our own fault.
	 */
	onFault(cause: unknown, fault: PushFault): void
	/** The port is open after it was not. */
	onOpen?(): void
	readonly waits?: Partial<Waits>
}

export type PushFault = Fault<"port" | "crowd" | "broken-call" | "unanswered-call">

type Waits = {
	readonly headersMs: number
	readonly requestMs: number
	readonly lookEveryMs: number
	readonly openAgainMs: number
}
const mostConnections = 64
const usualWaits: Waits = {
	headersMs: 10_000,
	/** The longest upload that is read; photos are read to be dropped. */
	requestMs: 60_000,
	/** How often calls are looked at for both: whoever sends nothing holds up the terminal he calls himself. */
	lookEveryMs: 2_000,
	openAgainMs: 10_000,
}
const mostStrangers = 64
/** Longer ones name nothing that was ever printed on a device. */
const longestSerial = 40

export class PushServer implements PushDoor {
	readonly #parts: Parts
	readonly #receivers = new Map<string, PushReceiver>()
	readonly #strangers = new Set<string>()
	readonly #held: HeldConnections
	/** Addresses whose last call broke off. */
	readonly #broken = new Set<string>()
	#server: Server | undefined
	#fault: Fault<"port"> | undefined
	#isRunning = false
	#again: NodeJS.Timeout | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.#held = new HeldConnections((from) =>
			parts.onFault(undefined, { code: "crowd", message: crowdWords(from) }),
		)
	}

	get port(): number {
		const address: AddressInfo | string | null | undefined = this.#server?.address()
		return typeof address === "object" && address !== null ? address.port : this.#parts.port
	}

	get fault(): Fault<"port"> | undefined {
		return this.#fault
	}

	admit(serial: string, receive: PushReceiver): () => void {
		this.#receivers.set(serial, receive)
		return () => void this.#receivers.delete(serial)
	}

	/** Opens the port and keeps trying; never throws. */
	async start(): Promise<void> {
		this.#isRunning = true
		await this.#open()
	}

	async stop(): Promise<void> {
		this.#isRunning = false
		clearTimeout(this.#again)
		const server = this.#server
		this.#server = undefined
		if (server === undefined) return
		await new Promise<void>((resolve) => {
			server.close(() => resolve())
			server.closeAllConnections()
		})
	}

	async #open(): Promise<void> {
		const server = this.#makeServer()
		const cause = await new Promise<Error | undefined>((resolve) => {
			server.once("error", resolve)
			server.listen(this.#parts.port, () => resolve(undefined))
		})
		if (!this.#isRunning) {
			server.close()
			return
		}
		if (cause === undefined) {
			server.on("error", (error) => this.#parts.onFault(error, whyClosed(this.#parts.port, error)))
			this.#server = server
			if (this.#fault !== undefined) this.#parts.onOpen?.()
			this.#fault = undefined
			return
		}
		const fault = whyClosed(this.#parts.port, cause)
		const isNews = fault.message !== this.#fault?.message
		this.#fault = fault
		if (isNews) this.#parts.onFault(cause, fault)
		const { openAgainMs } = { ...usualWaits, ...this.#parts.waits }
		this.#again = setTimeout(() => void this.#open(), openAgainMs)
	}

	#makeServer(): Server {
		const { headersMs, requestMs, lookEveryMs } = { ...usualWaits, ...this.#parts.waits }
		const looking = { connectionsCheckingInterval: lookEveryMs }
		const server = createServer(looking, (request, response) => {
			this.#answer(request).then(
				(answer) => this.#send(response, answer),
				(cause: unknown) => {
					// The device sends it again.
					this.#noteBroken(addressOf(request.socket), cause)
					this.#send(response, { status: 500, text: "ERROR\n" })
				},
			)
		})
		server.on("connection", (socket) => this.#held.take(socket))
		server.maxConnections = mostConnections
		server.headersTimeout = headersMs
		server.requestTimeout = requestMs
		return server
	}

	async #answer(request: IncomingMessage): Promise<PushAnswer> {
		const [path = "", search = ""] = (request.url ?? "").split("?")
		const query = new Map(new URLSearchParams(search))
		const serial = query.get("SN") ?? query.get("sn") ?? ""
		const from = addressOf(request.socket)
		const receive = this.#receivers.get(serial)
		if (receive === undefined) {
			this.#noteStranger(serial, from)
			return { status: 403, text: "ERROR: this serial number is not expected here\n" }
		}
		const asked = { method: request.method ?? "", path, query, from }
		const answer = await receive({ ...asked, body: request })
		this.#broken.delete(from)
		return answer
	}

	#noteBroken(from: string, cause: unknown): void {
		if (!brokenCodes.includes(systemCodeOf(cause))) {
			const message = `A call from ${from} could not be answered. Report it with this line of the log.`
			return this.#parts.onFault(cause, { code: "unanswered-call", message })
		}
		if (this.#broken.has(from) || this.#broken.size >= mostConnections) return
		this.#broken.add(from)
		const message = `A call from ${from} broke off in its middle. The terminal sends it again; if that goes on, look at its cable or wireless.`
		this.#parts.onFault(cause, { code: "broken-call", message })
	}

	#noteStranger(serial: string, from: string): void {
		const named = serial.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, longestSerial)
		if (this.#strangers.has(named) || this.#strangers.size >= mostStrangers) return
		this.#strangers.add(named)
		this.#parts.onStranger(named, from)
	}

	#send(response: ServerResponse, { status, text }: PushAnswer): void {
		const now = this.#parts.utcNow()
		response.sendDate = false
		response.writeHead(status, {
			...(now === undefined ? {} : { Date: new Date(now).toUTCString() }),
			"Content-Type": "text/plain",
			"Content-Length": Buffer.byteLength(text),
			...(status === 200 ? {} : { Connection: "close" }),
		})
		response.end(text)
	}
}

/** What a request's body ends with when its line was cut. */
const brokenCodes: readonly string[] = ["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE", "EPIPE"]

function whyClosed(port: number, cause: Error): Fault<"port"> {
	const code = systemCodeOf(cause)
	const hint =
		code === "EADDRINUSE"
			? "another program has it"
			: code === "EACCES"
				? "ports below 1024 are the system's"
				: code
	const message = `Port ${port}, where terminals call, cannot be opened: ${hint}. Set HADIR_KIOSK_PUSH_PORT to a free one, and enter it in the terminals' menus.`
	return { code: "port", message }
}

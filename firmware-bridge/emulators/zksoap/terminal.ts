// The other half of a ZKTeco terminal with a SOAP service: a small web server that answers as its firmware does. No
// code is shared with the driver.
import { createServer, type Socket } from "node:net"

export type StoredRow = {
	readonly pin: string
	/** "2026-11-23 07:28:14" */
	readonly at: string
	readonly verified: number
	readonly status: number
}

export type Going = {
	/** Longest piece that comes at once, and how long before each. */
	readonly pieceBytes?: number
	readonly pauseMs?: number
	/** Hangs up after so many bytes of a log. */
	readonly cutAfter?: number
	/** Says no length, as HTTP/1.0 may. */
	readonly hasNoLength?: boolean
	/** In place of what stands between the tags of an answer. */
	spoil?(inner: string, name: string): string
	/** In place of the whole answer: another web server. */
	readonly page?: { readonly status: string; readonly text: string }
	readonly isSilent?: boolean
}

export class EmulatedSoap {
	readonly key: number
	/** Names of the questions in the order they came. */
	readonly received: string[] = []
	/** Questions as they were written. */
	readonly bodies: string[] = []
	log: StoredRow[] = []
	users: string[] = []
	going: Going = {}
	/** Its clock minus UTC. */
	clockMs = 7 * 3_600_000
	/** How an empty log is told. */
	emptyLog = ""
	readonly #sockets = new Set<Socket>()
	readonly #server = createServer((socket) => this.#welcome(socket))

	constructor(key = 0) {
		this.key = key
	}

	/** @param port 0: any free one */
	async start(port = 0): Promise<number> {
		await new Promise<void>((done) => this.#server.listen(port, "127.0.0.1", done))
		const address = this.#server.address()
		return typeof address === "object" && address !== null ? address.port : port
	}

	async stop(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy()
		await new Promise((closed) => this.#server.close(closed))
	}

	#welcome(socket: Socket): void {
		this.#sockets.add(socket)
		socket.on("error", () => undefined)
		socket.on("close", () => this.#sockets.delete(socket))
		let input = ""
		socket.on("data", (bytes) => {
			input += bytes.toString("latin1")
			const body = input.indexOf("\r\n\r\n") + 4
			const length = Number(/content-length: *(\d+)/i.exec(input)?.[1] ?? 0)
			if (body < 4 || input.length < body + length) return
			const question = input.slice(body)
			input = ""
			void this.#answer(socket, question)
		})
	}

	async #answer(socket: Socket, question: string): Promise<void> {
		const [, name = ""] = /^<(\w+)>/.exec(question) ?? []
		this.received.push(name)
		this.bodies.push(question)
		const { page, isSilent, spoil, hasNoLength, cutAfter } = this.going
		if (isSilent) return
		const [, key] = /<ArgComKey[^>]*>(\d+)</.exec(question) ?? []
		const said = key === String(this.key) ? this.#say(name) : ""
		const inner = spoil === undefined ? said : spoil(said, name)
		const text =
			page?.text ??
			`<?xml version="1.0" encoding="iso8859-1" standalone="no"?><${name}Response>${inner}</${name}Response>\r\n`
		const body = Buffer.from(text, "latin1")
		const length = hasNoLength ? "" : `Content-Length: ${body.length}\r\n`
		socket.write(`HTTP/1.0 ${page?.status ?? "200 OK"}\r\nServer: ZK Web Server\r\n${length}\r\n`)
		await this.#give(socket, name === "GetAttLog" ? body.subarray(0, cutAfter) : body)
		socket.end()
	}

	async #give(socket: Socket, body: Buffer): Promise<void> {
		const { pieceBytes = 1_460, pauseMs = 0 } = this.going
		for (let at = 0; at < body.length && !socket.destroyed; at += pieceBytes) {
			if (pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs))
			else if (at % (pieceBytes * 16) === 0) await new Promise((done) => setImmediate(done))
			socket.write(body.subarray(at, at + pieceBytes))
		}
	}

	#say(name: string): string {
		switch (name) {
			case "GetDate": {
				const shown = new Date(Date.now() + this.clockMs).toISOString()
				return `<Row><Date>${shown.slice(0, 10)}</Date><Time>${shown.slice(11, 19)}</Time></Row>`
			}
			case "GetAttLog":
				return this.log.length === 0
					? this.emptyLog
					: `\r\n${this.log.map(rowText).join("\r\n")}\r\n`
			case "GetAllUserInfo":
				return this.users.join("\r\n")
			default:
				this.log = []
				return "<Row><Result>1</Result><Information>Successfully!</Information></Row>"
		}
	}
}

export const rowText = ({ pin, at, verified, status }: StoredRow): string =>
	`<Row><PIN>${pin}</PIN><DateTime>${at}</DateTime><Verified>${verified}</Verified><Status>${status}</Status><WorkCode>0</WorkCode></Row>`

// A terminal that pushes, written from the protocol's description: what it holds, what it sends when, what it keeps of
// the answers. Times are its own wall clock; it knows nothing of the kiosk but a port.
import { Agent, request } from "node:http"
import { connect } from "node:net"

export type Said = { readonly status: number; readonly text: string; readonly date: string }

export class PushingTerminal {
	readonly serial: string
	readonly port: number
	/** Lines not acknowledged yet. */
	punches: string[] = []
	operations: string[] = []
	/** Its own mark of how far it has sent. */
	stamp = 1
	/** "/iclock" as a rule; some firmware doubles it. */
	root = "/iclock"
	suffix = ""
	readonly said: Said[] = []
	/** Each line it sent of its memory, however often. */
	sent = 0
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

	constructor(serial: string, port: number) {
		this.serial = serial
		this.port = port
	}

	/** Switched on: it asks for its settings and takes over the stamp it is told. */
	async handshake(): Promise<Said> {
		const said = await this.#ask("GET", "cdata", "options=all&language=69&pushver=2.4.1")
		const stamp = /^ATTLOGStamp=(\d+)/m.exec(said.text)?.[1]
		if (said.status === 200 && stamp !== undefined) this.stamp = Number(stamp)
		return said
	}

	/** What it does each half minute: send what is left, then ask for orders. */
	async beat(): Promise<Said> {
		if (this.punches.length > 0) await this.upload()
		if (this.operations.length > 0) await this.uploadOperations()
		return this.#ask("GET", "getrequest", "")
	}

	firstPoll(users: number, punches: number): Promise<Said> {
		const info = `Ver 8.0.4.3-20200110,${users},2,${punches},192.168.1.201,10,7,12,0,101`
		return this.#ask("GET", "getrequest", `INFO=${encodeURIComponent(info)}`)
	}

	/** All that is left, and on "OK" it is done with. */
	async upload(): Promise<Said> {
		const lines = this.punches
		this.sent += lines.length
		const mark = this.stamp + lines.length
		const said = await this.#post(`table=ATTLOG&Stamp=${mark}`, `${lines.join("\n")}\n`)
		if (said.status !== 200 || !said.text.startsWith("OK")) return said
		this.punches = this.punches.slice(lines.length)
		this.stamp = mark
		return said
	}

	async uploadOperations(): Promise<Said> {
		const lines = this.operations
		const said = await this.#post("table=OPERLOG&Stamp=9999", `${lines.join("\n")}\n`)
		if (said.status === 200 && said.text === `OK: ${lines.length}\r\n`) this.operations = []
		return said
	}

	photo(bytes: number): Promise<Said> {
		return this.#post("table=ATTPHOTO&Stamp=1", Buffer.alloc(bytes, 0xd8))
	}

	rows(table: string, lines: readonly string[]): Promise<Said> {
		const search = `table=tabledata&tablename=${table}&count=${lines.length}`
		return this.#post(search, `${lines.join("\r\n")}\r\n`)
	}

	post(search: string, body: string | Buffer): Promise<Said> {
		return this.#post(search, body)
	}

	time(): Promise<Said> {
		return this.#ask("GET", "cdata", "type=time")
	}

	registry(): Promise<Said> {
		return this.#ask("POST", "registry", "", "DeviceType=acc,~DeviceName=SC700")
	}

	ask(method: string, action: string): Promise<Said> {
		return this.#ask(method, action, "")
	}

	/** An upload that breaks off in the middle of a line, as with a cable pulled. */
	async brokenUpload(): Promise<void> {
		const body = `${this.punches.join("\n")}\n`
		const head = `POST ${this.root}/cdata?SN=${this.serial}&table=ATTLOG&Stamp=${this.stamp + 1} HTTP/1.1\r\nHost: h\r\nContent-Length: ${body.length}\r\n\r\n`
		await new Promise<void>((resolve, reject) => {
			const socket = connect(this.port, "127.0.0.1", () => {
				socket.write(head + body.slice(0, body.length - 12), () => {
					socket.destroy()
					resolve()
				})
			})
			socket.once("error", reject)
		})
	}

	close(): void {
		this.#agent.destroy()
	}

	#post(search: string, body: string | Buffer): Promise<Said> {
		return this.#ask("POST", "cdata", search, body)
	}

	#ask(method: string, action: string, search: string, body?: string | Buffer): Promise<Said> {
		const path = `${this.root}/${action}${this.suffix}?SN=${this.serial}${search === "" ? "" : `&${search}`}`
		return new Promise((resolve, reject) => {
			const asking = request(
				{ host: "127.0.0.1", port: this.port, method, path, agent: this.#agent },
				(answer) => {
					const parts: Buffer[] = []
					answer.on("data", (part: Buffer) => parts.push(part))
					answer.on("end", () => {
						const said = {
							status: answer.statusCode ?? 0,
							text: Buffer.concat(parts).toString("latin1"),
							date: answer.headers.date ?? "",
						}
						this.said.push(said)
						resolve(said)
					})
				},
			)
			asking.once("error", reject)
			if (body !== undefined) asking.write(body)
			asking.end()
		})
	}
}

// The daemon's ear for its own command line: a socket in the kiosk's folder, for the folder's owner alone.
import { chmodSync, rmSync } from "node:fs"
import { createServer, type Server, type Socket } from "node:net"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { parseJson } from "@hadir/shared/journal/record.ts"
import type { FingerDesk } from "../usecases/finger-desk.ts"
import { type DeskAnswer, type DeskRequest, deskName, deskRequest } from "./desk-message.ts"

type Parts = {
	/** The kiosk's folder. */
	readonly folder: string
	readonly desk: FingerDesk
	readonly log: (event: string, facts?: Readonly<Record<string, unknown>>) => void
}

/** A request is one short line. */
const maxLineLength = 1_000

export class DeskServer {
	readonly #parts: Parts
	readonly #path: string
	readonly #sockets = new Set<Socket>()
	#server: Server | undefined

	constructor(parts: Parts) {
		this.#parts = parts
		this.#path = join(parts.folder, deskName)
	}

	/** Without it the kiosk records all the same: what fails is said, and that is all. */
	async start(): Promise<void> {
		// Left by a daemon that was killed; the folder's lock says that none runs.
		rmSync(this.#path, { force: true })
		const server = createServer((socket) => this.#hear(socket))
		try {
			await new Promise<void>((listening, failed) => {
				server.once("error", failed)
				server.listen(this.#path, listening)
			})
			chmodSync(this.#path, 0o600)
			this.#server = server
		} catch (cause) {
			this.#parts.log("desk.not-open", { why: String(cause) })
		}
	}

	async stop(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy()
		const server = this.#server
		this.#server = undefined
		if (server !== undefined) await new Promise((closed) => server.close(closed))
	}

	#hear(socket: Socket): void {
		this.#sockets.add(socket)
		const gone = new AbortController()
		socket.on("error", () => undefined)
		socket.on("close", () => {
			this.#sockets.delete(socket)
			gone.abort()
		})
		socket.on("data", (chunk) => chunk.length > maxLineLength && socket.destroy())
		// It says an error of its input once more, as its own.
		const lines = createInterface({ input: socket }).on("error", () => undefined)
		lines.once("line", (line) => {
			const request = deskRequest.safeParse(parseJson(Buffer.from(line)))
			const answer = (said: DeskAnswer) => void socket.write(`${JSON.stringify(said)}\n`)
			if (!request.success) {
				answer({ fault: { code: "not-understood", message: "The daemon is of another release." } })
				return socket.end()
			}
			void this.#serve(request.data, answer, gone.signal).then((last) => {
				answer(last)
				socket.end()
			})
		})
	}

	async #serve(
		request: DeskRequest,
		answer: (said: DeskAnswer) => void,
		signal: AbortSignal,
	): Promise<DeskAnswer> {
		const { desk, log } = this.#parts
		if (request.ask === "list") {
			const slots = await desk.list(request.reader)
			return slots.ok ? { slots: [...slots.value] } : { fault: slots.fault }
		}
		const { ask, reader, slot } = request
		const done =
			ask === "enrol"
				? await desk.enrol(reader, slot, { onStep: (step) => answer({ step }), signal })
				: await desk.remove(reader, slot)
		log(`finger.${ask}`, { reader, slot, outcome: done.ok ? "done" : done.fault.code })
		if (!done.ok) return { fault: done.fault }
		return done.value === undefined ? { done: true } : { done: true, name: done.value.name }
	}
}

// The daemon's side of the screen: the page's files, and what happens as server-sent events.
// It keeps no names: a page that is loaded again begins with an empty list. A finger that is being enrolled is guided on.
import { createServer, type Server } from "node:http"
import express, { type Express, type Request, type Response } from "express"
import type { Answer, AnswerSink } from "../usecases/ports.ts"
import { EventStreams } from "./event-streams.ts"
import { pageHeaders } from "./page-headers.ts"
import type { ScreenAnswer, ScreenGuide, ScreenStatus } from "./screen-message.ts"

type Log = (event: string, facts?: Readonly<Record<string, unknown>>) => void
export type ScreenServerParts = {
	/** The loopback interface unless said otherwise: the page shows names to whoever may open it. */
	readonly host?: string
	/** 0 takes any free port. */
	readonly port: number
	/** Where the built page is. */
	readonly pageFolder: string
	readonly status: () => ScreenStatus
	readonly log: Log
}

const statusEveryMs = 10_000

export class ScreenServer implements AnswerSink {
	readonly #parts: ScreenServerParts
	readonly #streams: EventStreams
	#server: Server | undefined
	#statusTimer: NodeJS.Timeout | undefined
	#lastId = 0
	/** What the person at the sensor is to do, until that is over. */
	#guide: ScreenGuide | undefined

	constructor(parts: ScreenServerParts) {
		this.#parts = parts
		this.#streams = new EventStreams(() => parts.log("screen.dropped", { why: "does not read" }))
	}

	async start(): Promise<{ port: number }> {
		const server = createServer(this.#routes())
		const port = await listen(server, this.#parts)
		this.#server = server
		this.#streams.start()
		this.#statusTimer = setInterval(() => this.notifyStatus(), statusEveryMs).unref()
		this.#parts.log("screen.listening", { port })
		return { port }
	}

	show(answer: Answer): void {
		this.#lastId += 1
		const message: ScreenAnswer = { id: this.#lastId, answer: screenAnswerOf(answer) }
		this.#streams.sendToAll("answer", message)
	}

	guide(guide: ScreenGuide): void {
		const isOver = guide.step === "enrolled" || guide.step === "given-up"
		this.#guide = isOver ? undefined : guide
		this.#streams.sendToAll("guide", guide)
	}

	notifyStatus(): void {
		if (this.#streams.count > 0) this.#streams.sendToAll("status", this.#parts.status())
	}

	async stop(): Promise<void> {
		clearInterval(this.#statusTimer)
		this.#streams.stop()
		const server = this.#server
		this.#server = undefined
		if (server === undefined) return
		await new Promise<void>((resolve) => {
			server.close(() => resolve())
			server.closeAllConnections()
		})
	}

	#routes(): Express {
		const app = express()
		app.disable("x-powered-by")
		app.use(pageHeaders)
		app.get("/events", (_request: Request, response: Response) => this.#connect(response))
		app.get("/status", (_request: Request, response: Response) => {
			response.set("Cache-Control", "no-store").json(this.#parts.status())
		})
		app.use(
			express.static(this.#parts.pageFolder, {
				setHeaders: (response, path) => {
					if (path.endsWith(".html")) response.setHeader("Cache-Control", "no-store")
				},
			}),
		)
		return app
	}

	#connect(response: Response): void {
		if (!this.#streams.open(response)) {
			this.#parts.log("screen.refused", { why: "too many screens" })
			response.status(503).type("text").send("Terlalu banyak layar terbuka. Tutup satu.")
			return
		}
		this.#streams.sendTo(response, "status", this.#parts.status())
		if (this.#guide !== undefined) this.#streams.sendTo(response, "guide", this.#guide)
	}
}

/** The sentence of a fault is for the log; the screen has its own words for each code. */
function screenAnswerOf(answer: Answer): ScreenAnswer["answer"] {
	return answer.kind === "fault" ? { kind: "fault", code: answer.fault.code } : answer
}

function listen(server: Server, { host, port }: ScreenServerParts): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port)))
		server.listen(port, host ?? "127.0.0.1", () => {
			const address = server.address()
			resolve(address !== null && typeof address === "object" ? address.port : port)
		})
	})
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
	if (error.code !== "EADDRINUSE") return error
	const message = `port ${port} is in use: is another kiosk running here? Stop it, or set HADIR_KIOSK_SCREEN_PORT to a free one.`
	return new Error(message, { cause: error })
}

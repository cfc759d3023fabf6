// Server-sent events to the connected screens: every event at once, and nobody waits for a slow screen.
import type { ServerResponse } from "node:http"

export const maxStreams = 8
/** A status is under 1 KiB; a screen that has this much unread has stopped reading. */
export const maxUnreadBytes = 64 * 1024
const heartbeatEveryMs = 15_000
/** What the browser waits before it connects again. */
const reconnectAfterMs = 1_000

export class EventStreams {
	readonly #streams = new Set<ServerResponse>()
	readonly #onDropped: () => void
	#heartbeat: NodeJS.Timeout | undefined

	constructor(onDropped: () => void) {
		this.#onDropped = onDropped
	}

	get count(): number {
		return this.#streams.size
	}

	start(): void {
		this.#heartbeat = setInterval(() => this.#writeToAll(": alive\n\n"), heartbeatEveryMs).unref()
	}

	/** @returns false when as many screens as allowed are connected already */
	open(response: ServerResponse): boolean {
		if (this.#streams.size >= maxStreams) return false
		response.writeHead(200, {
			"Content-Type": "text/event-stream; charset=utf-8",
			"Cache-Control": "no-store",
		})
		response.socket?.setNoDelay(true)
		response.write(`retry: ${reconnectAfterMs}\n\n`)
		this.#streams.add(response)
		response.once("close", () => this.#streams.delete(response))
		response.on("error", () => this.#streams.delete(response))
		return true
	}

	sendTo(response: ServerResponse, event: string, message: unknown): void {
		this.#write(response, textOf(event, message))
	}

	sendToAll(event: string, message: unknown): void {
		this.#writeToAll(textOf(event, message))
	}

	stop(): void {
		clearInterval(this.#heartbeat)
		for (const stream of this.#streams) stream.destroy()
		this.#streams.clear()
	}

	#writeToAll(text: string): void {
		for (const stream of this.#streams) this.#write(stream, text)
	}

	#write(stream: ServerResponse, text: string): void {
		stream.write(text)
		if (stream.writableLength <= maxUnreadBytes) return
		this.#streams.delete(stream)
		stream.destroy()
		this.#onDropped()
	}
}

/** JSON has no line breaks, so one `data` line holds the whole message. */
const textOf = (event: string, message: unknown): string =>
	`event: ${event}\ndata: ${JSON.stringify(message)}\n\n`

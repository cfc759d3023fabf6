// The board as server-sent events: at most one every 200 ms, so that the morning rush costs little.
import type { Response } from "express"
import type { Scope } from "../usecases/ports.ts"
import type { TodayBoard } from "../usecases/today-board.ts"

const atMostEveryMs = 200
const keepAliveMs = 20_000
const longestMs = 600_000
/** A reader this far behind is dropped; its browser comes back by itself. */
const maxBufferedBytes = 4 * 1024 * 1024

export function streamBoard(board: TodayBoard, scope: Scope, response: Response): void {
	response.writeHead(200, {
		"content-type": "text/event-stream",
		"cache-control": "no-store",
		"x-accel-buffering": "no",
	})
	let timer: NodeJS.Timeout | undefined
	const send = async () => {
		timer = undefined
		const today = await board.today(scope)
		response.write(`event: board\ndata: ${JSON.stringify(today)}\n\n`)
		if (response.writableLength > maxBufferedBytes) response.destroy()
	}
	const soon = () => {
		timer ??= setTimeout(() => send().catch(() => response.destroy()), atMostEveryMs)
	}
	const stopListening = board.listen(soon)
	const keepAlive = setInterval(() => response.write(": \n\n"), keepAliveMs)
	// The browser comes back by itself, and the door looks at its session again.
	const lifetime = setTimeout(() => response.end(), longestMs)
	response.on("close", () => {
		clearTimeout(lifetime)
		stopListening()
		clearInterval(keepAlive)
		clearTimeout(timer)
	})
	soon()
}

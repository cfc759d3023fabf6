import { connect } from "node:net"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type DeskAnswer, type DeskRequest, deskAnswer, deskName } from "./desk-message.ts"

/** Asks the daemon that runs on a folder; `onAnswer` hears every step, the last answer is returned. */
export function askDaemon(
	folder: string,
	request: DeskRequest,
	onAnswer: (answer: DeskAnswer) => void,
): Promise<Result<DeskAnswer, Fault<"not-running">>> {
	const socket = connect(join(folder, deskName))
	let last: DeskAnswer | undefined
	return new Promise((resolve) => {
		socket.once("connect", () => socket.write(`${JSON.stringify(request)}\n`))
		socket.on("error", () => resolve(notRunning(folder)))
		// It says an error of its input once more, as its own.
		const lines = createInterface({ input: socket }).on("error", () => undefined)
		lines.on("line", (line) => {
			const answer = deskAnswer.safeParse(parseJson(Buffer.from(line)))
			if (!answer.success) return
			last = answer.data
			onAnswer(last)
		})
		socket.once("close", () => resolve(last === undefined ? notRunning(folder) : succeed(last)))
	})
}

const notRunning = (folder: string) =>
	fail(
		"not-running",
		`No kiosk runs on ${folder}. Start it (hadir kiosk), or set HADIR_KIOSK_DATA to its folder.`,
	)

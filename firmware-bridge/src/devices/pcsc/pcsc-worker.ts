// Runs alone in a process: PC/SC blocks for ever when its service is away, and its library dies with it. What
// happens is told to the supervisor; whatever goes wrong ends the process, and the supervisor starts another.
import { existsSync } from "node:fs"
import { connect } from "node:net"
import type { Reader } from "nfc-pcsc"
import type { PcscMessage } from "./messages.ts"

const serviceSocket = "/run/pcscd/pcscd.comm"
const aliveEveryMs = 3_000
/** A reader that is there is named within that. */
const noReaderAfterMs = 2_000
/** PC/SC part 3, 3.2.2.1.3: the card's number, however long. */
const getNumber = Buffer.from("ffca000000", "hex")
const mostAnswered = 40
const wasDone = "9000"
const mostTries = 4
const betweenTriesMs = 120
/** ACR122U API 6.7: no beep when a card is found; green alone lit (6.2). */
const acr122Silence = [Buffer.from("ff00520000", "hex"), Buffer.from("ff00400e0400000000", "hex")]

const wanted = process.argv[2] ?? ""
const tell = (message: PcscMessage): void => void process.send?.(message)

function end(code: string, message: string): never {
	tell({ kind: "fault", code, message })
	process.disconnect?.()
	process.exit(1)
}

/** Asked for by its library, an absent service would hold this process for ever. */
const isServiceThere = (): Promise<boolean> =>
	new Promise((resolve) => {
		const socket = connect(serviceSocket)
		socket.once("connect", () => {
			socket.destroy()
			resolve(true)
		})
		socket.once("error", () => resolve(false))
	})

/** A card that is still being laid down answers at the second try. */
async function readNumber(reader: Reader, atr: Buffer): Promise<void> {
	if (/acr122/i.test(reader.name)) {
		for (const order of acr122Silence) {
			await reader.transmit(order, mostAnswered).catch(() => undefined)
		}
	}
	for (let tries = 1; tries <= mostTries; tries++) {
		const answer = await reader.transmit(getNumber, mostAnswered).catch(() => undefined)
		if (answer !== undefined) return tellNumber(answer.toString("hex"), atr)
		await new Promise((done) => setTimeout(done, betweenTriesMs))
	}
	tell({ kind: "unread" })
}

function tellNumber(answer: string, atr: Buffer): void {
	const uid = answer.slice(0, -wasDone.length)
	if (!answer.endsWith(wasDone) || uid === "") return tell({ kind: "unread" })
	tell({ kind: "card", uid, atr: atr.toString("hex") })
}

function attend(reader: Reader): void {
	// By itself it selects applications that these cards do not have, and gives no number then.
	reader.autoProcessing = false
	reader.on("card", ({ atr }: { atr: Buffer }) => {
		void readNumber(reader, atr)
	})
	reader.on("error", (cause: unknown) => end("reader-lost", `The card reader failed (${cause}).`))
	reader.on("end", () => end("absent", "The card reader was unplugged."))
	tell({ kind: "reader", name: reader.name })
}

if (!(await isServiceThere())) {
	end(
		"no-service",
		`PC/SC does not run: ${serviceSocket} does not answer. Install and start it: apt-get install pcscd; systemctl enable --now pcscd.socket.`,
	)
}
const library = await import("nfc-pcsc").catch(() =>
	end(
		"not-installed",
		"The kiosk was installed without PC/SC. apt-get install pcscd libpcsclite-dev, then install it again (npm ci).",
	),
)
setInterval(() => tell({ kind: "alive" }), aliveEveryMs)
let isFound = false
const nfc = new library.NFC()
nfc.on("error", (cause: unknown) => end("service-lost", `PC/SC stopped (${cause}).`))
nfc.on("reader", (reader: Reader) => {
	if (isFound || !reader.name.toLowerCase().includes(wanted.toLowerCase())) return reader.close()
	isFound = true
	attend(reader)
})
setTimeout(() => {
	if (!isFound) tell({ kind: "no-reader" })
}, noReaderAfterMs)
process.on("disconnect", () => process.exit(0))
// What the kernel drives itself, PC/SC cannot have.
if (existsSync("/sys/module/pn533_usb")) {
	tell({
		...{ kind: "fault", code: "kernel-driver" },
		message:
			"The kernel's own module pn533 holds the card reader. Keep it out: write blacklist lines for pn533_usb, pn533 and nfc, then modprobe -r pn533_usb.",
	})
}

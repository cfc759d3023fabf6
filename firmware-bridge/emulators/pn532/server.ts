// The emulated reader as a process: its serial bytes on one TCP port (as a serial-to-Ethernet
// converter gives them), and a hand to lay cards with on another.
import { createServer, type Server } from "node:net"
import { createInterface } from "node:readline"
import { Pn532Chip } from "./chip.ts"

/** How long a card lies on the reader: a person's quick tap. */
export const layMs = 400

const uidPattern = /^(?:[0-9a-f]{2}){4,10}$/i

export type Pn532Emulator = {
	/** Ports as bound. */
	readonly serial: number
	readonly hand: number
	stop(): Promise<void>
}

type Ports = { readonly serial: number; readonly hand: number }

/** Starts it on loopback; 0 asks for any free port. */
export async function startPn532Emulator(ports: Ports): Promise<Pn532Emulator> {
	const chip = new Pn532Chip()
	const serial = createServer((socket) => {
		chip.reset()
		const send = (bytes: Buffer) => socket.write(bytes)
		chip.on("bytes", send)
		socket.on("data", (chunk) => chip.receive(Buffer.from(chunk)))
		socket.on("error", () => undefined)
		socket.on("close", () => chip.off("bytes", send))
	})
	const hand = createServer((socket) => {
		socket.on("error", () => undefined)
		createInterface({ input: socket }).on("line", async (line) => {
			socket.write(`${await obey(chip, line.trim())}\n`)
		})
	})
	return {
		serial: await listen(serial, ports.serial),
		hand: await listen(hand, ports.hand),
		stop: async () => {
			for (const server of [serial, hand]) server.close()
		},
	}
}

/** "A 04A1B2C3D4E5F6" or "B 0011EEFF": lays that card for a moment. */
async function obey(chip: Pn532Chip, line: string): Promise<string> {
	const [type, uid = ""] = line.split(/\s+/)
	if ((type !== "A" && type !== "B") || !uidPattern.test(uid)) {
		return "error: say A or B, and the card's number as 4 to 10 bytes in hex"
	}
	const card = { uid, type } as const
	chip.lay(card)
	await new Promise((resolve) => setTimeout(resolve, layMs))
	chip.lift(card)
	return "lifted"
}

function listen(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", reject)
		server.listen(port, "127.0.0.1", () => {
			const address = server.address()
			resolve(typeof address === "object" && address !== null ? address.port : port)
		})
	})
}

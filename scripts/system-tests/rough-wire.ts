// A proxy between a kiosk and the broker that cuts the stream into MQTT packets and then delays, repeats
// and reorders what is published, by a seed. Everything else passes as it came.
import { connect, createServer, type Server, type Socket } from "node:net"
import { type Chance, seededChance } from "../chance.ts"

export type RoughWire = { readonly port: number; stop(): Promise<void>; readonly harm: Harm }
/** What it did so far. */
export type Harm = { delayed: number; repeated: number; reordered: number }

const publish = 3
const longestDelayMs = 300

export async function startRoughWire(broker: number, seed: number): Promise<RoughWire> {
	const chance = seededChance(seed)
	const harm: Harm = { delayed: 0, repeated: 0, reordered: 0 }
	const sockets = new Set<Socket>()
	const server = createServer((kiosk) => {
		const office = connect({ host: "127.0.0.1", port: broker })
		for (const [from, to] of [
			[kiosk, office],
			[office, kiosk],
		] as const) {
			sockets.add(from)
			const spoil = spoiler(to, chance, harm)
			let held: Buffer = Buffer.alloc(0)
			from.on("data", (chunk) => {
				const { packets, rest } = split(Buffer.concat([held, chunk]))
				held = rest
				for (const packet of packets) spoil(packet)
			})
			from.on("error", () => undefined)
			from.on("close", () => {
				sockets.delete(from)
				to.destroy()
			})
		}
	})
	return { port: await listen(server), harm, stop: () => stop(server, sockets) }
}

/** Whole packets, and what has come of the next one. */
function split(bytes: Buffer): { packets: Buffer[]; rest: Buffer } {
	const packets: Buffer[] = []
	let at = 0
	for (;;) {
		let length = 0
		let header = 1
		for (let digit = bytes[at + header]; digit !== undefined; digit = bytes[at + header]) {
			length += (digit & 0x7f) * 128 ** (header - 1)
			header++
			if (digit < 0x80) break
		}
		const isWhole = header > 1 && (bytes[at + header - 1] ?? 0x80) < 0x80
		if (!isWhole || at + header + length > bytes.length) break
		packets.push(bytes.subarray(at, at + header + length))
		at += header + length
	}
	return { packets, rest: bytes.subarray(at) }
}

function spoiler(to: Socket, chance: Chance, harm: Harm): (packet: Buffer) => void {
	let lastDueAt = 0
	const send = (packet: Buffer) => void (to.destroyed || to.write(packet))
	return (packet) => {
		if ((packet[0] ?? 0) >> 4 !== publish) return send(packet)
		const delay = chance.next() < 0.6 ? chance.between(1, longestDelayMs) : 0
		const dueAt = performance.now() + delay
		if (delay > 0) harm.delayed++
		if (dueAt < lastDueAt) harm.reordered++
		lastDueAt = Math.max(lastDueAt, dueAt)
		setTimeout(() => send(packet), delay)
		if (chance.next() < 0.3) {
			harm.repeated++
			setTimeout(() => send(packet), delay + chance.between(1, longestDelayMs))
		}
	}
}

function listen(server: Server): Promise<number> {
	return new Promise((done) => {
		server.listen(0, "127.0.0.1", () => {
			const address = server.address()
			done(typeof address === "object" && address !== null ? address.port : 0)
		})
	})
}

function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
	return new Promise((done) => {
		server.close(() => done())
		for (const socket of sockets) socket.destroy()
	})
}

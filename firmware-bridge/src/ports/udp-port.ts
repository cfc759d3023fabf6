// A device that speaks UDP: each chunk is one datagram, whole or not there at all. Datagrams may be lost,
// doubled or come in another order, and nobody hangs up: who is gone is only silent.
import { createSocket, type Socket } from "node:dgram"
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { OpenPort, Port, PortFault } from "./port.ts"

export const udpPort =
	(address: { readonly host: string; readonly port: number }): OpenPort =>
	(events) =>
		new Promise((resolve) => {
			const name = `${address.host}:${address.port}`
			const socket = createSocket("udp4")
			socket.on("message", (datagram) => events.onBytes(datagram))
			socket.once("close", () => events.onClosed())
			socket.once("error", (error) => {
				socket.removeAllListeners("close")
				socket.close()
				resolve(fail("refused", `${name} cannot be reached (${error.message}). Check the address.`))
			})
			socket.once("connect", () => {
				socket.removeAllListeners("error")
				// An address where nothing listens says so after the first datagram.
				socket.on("error", () => close(socket))
				resolve(succeed(connected(socket, name)))
			})
			socket.connect(address.port, address.host)
		})

const connected = (socket: Socket, name: string): Port => ({
	write: (bytes) =>
		new Promise<Result<void, PortFault>>((resolve) => {
			const gone = (reason: string) => resolve(fail("closed", `${name} is gone: ${reason}.`))
			try {
				socket.send(bytes, (error) => (error ? gone(error.message) : resolve(succeed(undefined))))
			} catch (error) {
				gone(error instanceof Error ? error.message : "closed")
			}
		}),
	close: () => close(socket),
})

const close = (socket: Socket): Promise<void> =>
	new Promise((resolve) => {
		try {
			socket.close(resolve)
		} catch {
			// It throws when it is closed already, which is what was asked for.
			resolve()
		}
	})

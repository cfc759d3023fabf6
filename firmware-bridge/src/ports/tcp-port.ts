// A serial device behind a serial-to-Ethernet converter, or an emulator: the same bytes over TCP.
import { connect, type Socket } from "node:net"
import { fail, type Result, succeed } from "@hadir/shared/result.ts"
import type { OpenPort, Port, PortFault } from "./port.ts"

const connectTimeoutMs = 3_000

export const tcpPort =
	(address: { readonly host: string; readonly port: number }): OpenPort =>
	(events) =>
		new Promise((resolve) => {
			const name = `${address.host}:${address.port}`
			const socket = connect({ ...address, noDelay: true, timeout: connectTimeoutMs })
			const refuse = (reason: string) => {
				socket.destroy()
				resolve(
					fail(
						"refused",
						`No device answers at ${name} (${reason}). Check the converter's address.`,
					),
				)
			}
			socket.once("timeout", () => refuse(`nothing within ${connectTimeoutMs} ms`))
			socket.once("error", (error) => refuse(error.message))
			socket.once("connect", () => {
				socket.removeAllListeners("error")
				socket.setTimeout(0)
				socket.setKeepAlive(true, 15_000)
				socket.on("data", (chunk) => events.onBytes(chunk))
				// "close" always follows and carries the news.
				socket.on("error", () => undefined)
				socket.once("close", () => events.onClosed())
				resolve(succeed(openSocket(socket, name)))
			})
		})

const openSocket = (socket: Socket, name: string): Port => ({
	write: (bytes) =>
		new Promise<Result<void, PortFault>>((resolve) => {
			socket.write(bytes, (error) =>
				resolve(error ? fail("closed", `${name} hung up: ${error.message}.`) : succeed(undefined)),
			)
		}),
	close: () =>
		new Promise((resolve) => {
			if (socket.destroyed) return resolve()
			socket.once("close", () => resolve())
			socket.destroy()
		}),
})

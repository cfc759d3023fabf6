// A hand at an emulated device: a port on loopback that takes a line and answers it with one.
import { createServer } from "node:net"
import { createInterface } from "node:readline"

/** How an answer begins that says what is wrong with the line. */
export const refusal = "error: "

/** @param obey does what a line says and returns the answer, once it is done @returns the port */
export function serveHand(obey: (line: string) => string | Promise<string>): Promise<number> {
	const server = createServer((socket) => {
		socket.on("error", () => undefined)
		createInterface({ input: socket })
			.on("error", () => undefined)
			.on("line", async (line) => {
				socket.write(`${await obey(line.trim())}\n`)
			})
	})
	return new Promise((resolve, reject) => {
		server.once("error", reject)
		server.listen(0, "127.0.0.1", () => {
			const address = server.address()
			resolve(typeof address === "object" && address !== null ? address.port : 0)
		})
	})
}

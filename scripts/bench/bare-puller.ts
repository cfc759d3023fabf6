// As many bytes as a terminal's log has, over bare TCP from a server in the same process.
import { connect, createServer } from "node:net"

const [bytes = 0] = process.argv.slice(2).map(Number)
const server = createServer((socket) => socket.end(Buffer.alloc(bytes)))
server.listen(0, "127.0.0.1", () => {
	const address = server.address()
	const startedAt = performance.now()
	let received = 0
	connect(typeof address === "object" && address !== null ? address.port : 0, "127.0.0.1")
		.on("data", (chunk) => {
			received += chunk.length
		})
		.on("end", () => {
			const seconds = (performance.now() - startedAt) / 1_000
			const peakMb = (process.resourceUsage().maxRSS * 1_024) / 1e6
			console.log(JSON.stringify({ records: received / 40, seconds, peakMb }))
			server.close()
		})
})

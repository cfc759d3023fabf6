// Takes a terminal's log by our driver, as a process of its own; says how many, how long and its peak memory.
import { ZkTerminal } from "@hadir/firmware-bridge/devices/zkteco/driver.ts"
import { tcpPort } from "@hadir/firmware-bridge/ports/tcp-port.ts"

const [port = 0] = process.argv.slice(2).map(Number)
const startedAt = performance.now()
let records = 0

const terminal = new ZkTerminal({
	openPort: tcpPort({ host: "127.0.0.1", port }),
	...{ transport: "tcp", zone: "Asia/Jakarta", commKey: 0 },
	utcNow: () => Date.now(),
	clock: {
		now: () => performance.now(),
		pause: (ms) => new Promise((done) => setTimeout(done, ms)),
	},
	events: {
		onState: () => undefined,
		onFacts: () => undefined,
		onPunch: () => {
			records++
		},
		onRefused: () => undefined,
		onProgress: () => undefined,
		onPulling: () => undefined,
		onTrouble: (fault) => console.error(fault.message),
		onPulled: () => {
			const seconds = (performance.now() - startedAt) / 1_000
			const peakMb = (process.resourceUsage().maxRSS * 1_024) / 1e6
			console.log(JSON.stringify({ records, seconds, peakMb }))
			terminal.stop().then(() => process.exit(0))
			return true
		},
		onAllTold: () => undefined,
	},
})
terminal.start()

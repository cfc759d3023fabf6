// The same by zkteco-js, the most alive of the public libraries.
import ZktecoJs from "zkteco-js"

const [port = 0] = process.argv.slice(2).map(Number)
/** After so long without a packet it gives what it has, and says nothing of what is missing. */
const waitMs = 10_000
const startedAt = performance.now()
const terminal = new ZktecoJs("127.0.0.1", port, waitMs, waitMs)
await terminal.createSocket()
const { data } = await terminal.getAttendances()
const seconds = (performance.now() - startedAt) / 1_000
const peakMb = (process.resourceUsage().maxRSS * 1_024) / 1e6
console.log(JSON.stringify({ records: data.length, seconds, peakMb }))
process.exit(0)

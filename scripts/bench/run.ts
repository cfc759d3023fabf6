// npm run bench [-- name ...]: each benchmark prints its figures beside a reference of the same run.
import { cpus } from "node:os"
import { allowance } from "./allowance.ts"
import { allowanceClose } from "./allowance-close.ts"
import { backlogDrain } from "./backlog-drain.ts"
import { fleetReconnect } from "./fleet-reconnect.ts"
import { importRows } from "./import-rows.ts"
import { ingestCommit } from "./ingest-commit.ts"
import { memoryAtRest } from "./memory-at-rest.ts"
import { memoryWithDevices } from "./memory-with-devices.ts"
import { readerLatency } from "./reader-latency.ts"
import { tapLatency } from "./tap-latency.ts"
import { terminalPull } from "./terminal-pull.ts"
import { workingDay } from "./working-day/working-day.ts"

const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
	"tap-latency": tapLatency,
	"reader-latency": readerLatency,
	"ingest-commit": ingestCommit,
	"backlog-drain": backlogDrain,
	"fleet-reconnect": fleetReconnect,
	"import-rows": importRows,
	"terminal-pull": terminalPull,
	"working-day": workingDay,
	allowance,
	"allowance-close": allowanceClose,
	"memory-at-rest": memoryAtRest,
	"memory-with-devices": memoryWithDevices,
}

const named = process.argv.slice(2)
const unknown = named.find((name) => !(name in benchmarks))
if (unknown !== undefined) {
	console.error(`"${unknown}" is no benchmark; there are: ${Object.keys(benchmarks).join(", ")}`)
	process.exit(2)
}
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}`)
for (const [name, run] of Object.entries(benchmarks)) {
	if (named.length > 0 && !named.includes(name)) continue
	console.log(`\n${name}`)
	await run()
}

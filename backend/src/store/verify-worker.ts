// A thread of its own for proving the log: hashing a year of a city would keep people and kiosks waiting.
import { parentPort, workerData } from "node:worker_threads"
import { z } from "zod"
import { verifyLog } from "./verify-log.ts"

const { file } = z.object({ file: z.string() }).parse(workerData)

parentPort?.postMessage(await verifyLog(file))

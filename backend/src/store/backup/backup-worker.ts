// A thread of its own for a backup: copying a big file would keep people and kiosks waiting.
import { parentPort, workerData } from "node:worker_threads"
import { z } from "zod"
import { makeBackup } from "./make-backup.ts"

const order = z.object({ data: z.string(), folder: z.string(), now: z.number() }).parse(workerData)

parentPort?.postMessage(await makeBackup(order))

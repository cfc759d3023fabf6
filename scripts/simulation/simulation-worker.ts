// A thread that lives the seeds it is given, one after the other.
import { parentPort } from "node:worker_threads"
import { simulate } from "./simulate.ts"

parentPort?.on("message", async (seed: number) => parentPort?.postMessage(await simulate(seed)))

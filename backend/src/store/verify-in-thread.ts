import { Worker } from "node:worker_threads"
import type { VerifiedChain } from "./verify-log.ts"

/**
 * The first chain of a log that does not hold; undefined when all do.
 * @throws Error when the log cannot be read
 */
export function findBroken(file: string): Promise<VerifiedChain | undefined> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL("./verify-worker.ts", import.meta.url), {
			workerData: { file },
		})
		worker.once("message", (chains: readonly VerifiedChain[]) =>
			resolve(chains.find(({ brokenAt }) => brokenAt !== undefined)),
		)
		worker.once("error", reject)
		worker.once("exit", (code) => reject(new Error(`the proving thread ended with ${code}`)))
	})
}

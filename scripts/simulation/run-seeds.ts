// Many seeds over several threads.
import { Worker } from "node:worker_threads"
import type { Outcome } from "./simulate.ts"

export async function runSeeds(
	range: { readonly from: number; readonly through: number },
	most: number,
	onOutcome: (outcome: Outcome) => void,
): Promise<void> {
	let next = range.from
	const threads = Math.min(most, range.through - range.from + 1)
	await Promise.all(Array.from({ length: threads }, () => runThread()))

	function runThread(): Promise<void> {
		const worker = new Worker(new URL("./simulation-worker.ts", import.meta.url))
		return new Promise((resolve, reject) => {
			const give = () => {
				if (next <= range.through) worker.postMessage(next++)
				else void worker.terminate().then(() => resolve())
			}
			worker.on("message", (outcome: Outcome) => {
				onOutcome(outcome)
				give()
			})
			worker.on("error", reject)
			give()
		})
	}
}

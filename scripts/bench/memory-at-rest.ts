// Resident memory of npm start's two processes once a demonstration city is in and nothing happens,
// beside a Node that does nothing.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { idleNode, residentOf, startOnce, whileAtRest } from "./start-memory.ts"

export async function memoryAtRest(): Promise<void> {
	const data = mkdtempSync(join(tmpdir(), "hadir-bench-"))
	const idle = idleNode()
	try {
		// The second start is the one that lasts.
		await startOnce({ data })
		await whileAtRest({ data }, () => {
			const bare = idle.residentMb()
			for (const half of ["kiosk", "serve"] as const) {
				const rss = residentOf(data, half)
				const name = half === "serve" ? "office" : "kiosk "
				console.log(
					`${name}  ${rss.toFixed(0)} MB   bare node ${bare.toFixed(0)} MB   ratio ${(rss / bare).toFixed(2)}`,
				)
			}
		})
	} finally {
		idle.end()
		rmSync(data, { recursive: true, force: true })
	}
}

/**
 * Waits for Ctrl-C or a supervisor's signal, stops, and resolves when everything is stopped.
 * With HADIR_WITH_PARENT set it also stops when standard input closes: its parent is gone.
 */
export function untilToldToStop(stop: () => Promise<void>): Promise<void> {
	return new Promise((resolve, reject) => {
		let isStopping = false
		const once = () => {
			if (isStopping) return
			isStopping = true
			process.stdin.unref?.()
			stop().then(resolve, reject)
		}
		process.once("SIGINT", once)
		process.once("SIGTERM", once)
		if (process.env.HADIR_WITH_PARENT === "yes") process.stdin.on("end", once).resume()
	})
}

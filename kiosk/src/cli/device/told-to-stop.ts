/** Resolves at the first Ctrl-C, word of a supervisor, or hang-up of the line somebody sits at; a second one ends at once. */
export function toldToStop(): Promise<"stop"> {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
			process.once(signal, () => resolve("stop"))
		}
	})
}

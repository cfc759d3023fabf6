// Making the folder things are kept in, or saying why it cannot be one. The other half of the house has the
// same: halves share no import, and the ground floor no I/O.
import { accessSync, constants, mkdirSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { systemCodeOf, unusableFolder } from "@hadir/shared/settings.ts"

/**
 * Makes the folder, for its owner alone, and those it lies in.
 * @param setting whose value it is
 * @throws UnusableSettings when it cannot be made or written in
 */
export function makeFolder(folder: string, setting: string): void {
	try {
		make(folder)
		accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
	} catch (cause) {
		throw unusableFolder(folder, setting, cause)
	}
}

/** Step by step: Node's own `recursive` never ends where nothing can be made, as under /proc. */
function make(folder: string): void {
	try {
		mkdirSync(folder, { mode: 0o700 })
	} catch (cause) {
		const code = systemCodeOf(cause)
		if (code === "EEXIST" && statSync(folder).isDirectory()) return
		if (code !== "ENOENT" || dirname(folder) === folder) throw cause
		make(dirname(folder))
		mkdirSync(folder, { mode: 0o700 })
	}
}

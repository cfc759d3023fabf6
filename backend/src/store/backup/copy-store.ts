// Copies an open database as of one moment, while others write, and proves the copy.

import Database from "better-sqlite3"
import { syncFile } from "../sync-file.ts"

const busyTimeoutMs = 30_000

/**
 * One read transaction: the copy is of one moment, and writers are never held up. It takes as long as
 * the file is big, so it runs away from the thread that answers people.
 * @throws Error when the copy does not hold together
 */
export function copyStore(from: string, to: string): void {
	const source = new Database(from, { readonly: true, timeout: busyTimeoutMs })
	try {
		source.prepare("VACUUM INTO ?").run(to)
	} finally {
		source.close()
	}
	syncFile(to)
	const copy = new Database(to, { readonly: true })
	try {
		const found = copy.pragma("integrity_check", { simple: true })
		if (found !== "ok") throw new Error(`the copy of ${from} does not hold together: ${found}`)
	} finally {
		copy.close()
	}
}

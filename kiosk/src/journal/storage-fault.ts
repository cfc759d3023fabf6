import type { JournalFault } from "../usecases/ports.ts"

const codeOf = (cause: unknown): string =>
	cause instanceof Error && "code" in cause ? String(cause.code) : ""

/** The file no longer is what was written: rows are gone, the rest may be whole. */
export const isDamage = (cause: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(cause))

/** No room even for what SQLite needs to open the file. */
export const isOutOfRoom = (cause: unknown): boolean =>
	/^SQLITE_(FULL|IOERR_SHMSIZE|IOERR_WRITE|CANTOPEN)/.test(codeOf(cause))

/** What SQLite says, as the kiosk's faults; anything else is ours and is thrown on. */
export function faultOf(cause: unknown): JournalFault {
	const code = codeOf(cause)
	if (code.startsWith("SQLITE_FULL")) {
		return {
			code: "full",
			message: "The disk is full: nothing can be recorded. Call the technician.",
		}
	}
	if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_PERM")) {
		return {
			code: "read-only",
			message: "The disk is read-only: nothing can be recorded. Call the technician.",
		}
	}
	if (code.startsWith("SQLITE_")) {
		return {
			code: "failed",
			message: `The disk does not take records (${code}). Call the technician.`,
		}
	}
	throw cause
}

/** Tries a write; undefined when it was taken. */
export function faultIn(write: () => unknown): JournalFault | undefined {
	try {
		write()
		return undefined
	} catch (cause) {
		return faultOf(cause)
	}
}

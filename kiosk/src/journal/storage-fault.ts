import type { JournalFault } from "../usecases/ports.ts"

/** What SQLite says, as the kiosk's faults; anything else is ours and is thrown on. */
export function faultOf(cause: unknown): JournalFault {
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
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

import type { PullProgress, PullThrough, RefusedRecord, TerminalPunch } from "./terminal.ts"

/** What a pull of a terminal's log begins at, and whom it tells what it finds. */
export type LogPull = {
	/** The terminal's. */
	readonly serial: string
	/** How far the log is known; undefined: all of it is new. */
	readonly after: PullThrough | undefined
	onPunch(punch: TerminalPunch): void
	onRefused(record: RefusedRecord): void
	onProgress(progress: PullProgress): void
}

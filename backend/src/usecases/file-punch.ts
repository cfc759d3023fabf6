import type { WallTime } from "@hadir/shared/journal/terminal-punch.ts"

/** One line of a file: a punch as the terminal wrote it down. */
export type FilePunch = {
	/** From 1, for who has to look it up. */
	readonly line: number
	readonly userId: string
	readonly local: WallTime
	/** The file's times have no seconds. */
	readonly isMinute: boolean
	readonly verify: number
	readonly state: number
}

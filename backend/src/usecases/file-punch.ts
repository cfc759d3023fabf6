import { dateOf, type WallTime } from "@hadir/shared/journal/terminal-punch.ts"
import { instantMs } from "@hadir/shared/time/local-time.ts"

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

/** UTC ms at which a clock of that zone shows a time, which has to be possible. */
export function instantOf(local: WallTime, zone: string): number {
	const second = local.hour * 3600 + local.minute * 60 + local.second
	return instantMs({ date: dateOf(local), second }, zone)
}

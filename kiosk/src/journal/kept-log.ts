// A log of writes whose beginning SQLite cannot read is deleted by SQLite itself when it closes the file.
// Until the file has opened, a second name keeps what is in it, at no cost of room.
import { existsSync, linkSync, readFileSync, renameSync, rmSync } from "node:fs"

const logOf = (file: string): string => `${file}-wal`
const keptOf = (file: string): string => `${file}-wal.kept`

/** To be called before the file is opened. A file system without second names keeps nothing. */
export function keepLog(file: string): void {
	// One that is kept already, of a log that is gone, is of an opening that was cut off.
	if (!existsSync(logOf(file))) return
	rmSync(keptOf(file), { force: true })
	try {
		linkSync(logOf(file), keptOf(file))
	} catch {
		// Then it is as safe as the file is.
	}
}

/** What the log held before the file was opened; nothing where there was none. */
export const keptLog = (file: string): Buffer =>
	existsSync(keptOf(file)) ? readFileSync(keptOf(file)) : Buffer.alloc(0)

/** The file was set aside: its log belongs beside it. */
export function restoreLog(file: string, setAside: string): void {
	if (existsSync(keptOf(file)) && !existsSync(logOf(setAside))) {
		renameSync(keptOf(file), logOf(setAside))
	}
}

/** The file has opened. */
export const dropKeptLog = (file: string): void => rmSync(keptOf(file), { force: true })

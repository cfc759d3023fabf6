// A log of writes that SQLite cannot read, in part or at all, is cut, written over or deleted by SQLite
// itself as it opens, writes and closes the file. Until somebody has looked at what is in it, a copy keeps it.
import {
	copyFileSync,
	existsSync,
	linkSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
} from "node:fs"
import { basename, dirname, join } from "node:path"

const logOf = (file: string): string => `${file}-wal`
const keptOf = (file: string, which: number): string => `${file}-wal.kept-${which}`

/** More openings than that which fail one after the other, each with another log, keep the first ones. */
const maxKept = 8

/** To be called before the file is opened; its log is a few MiB at most. */
export function keepLog(file: string): void {
	const log = logOf(file)
	if (!existsSync(log) || statSync(log).size === 0) return
	const kept = keptLogs(file)
	if (kept.length >= maxKept || kept.some((one) => isSame(one, log))) return
	const copy = keptOf(file, kept.length + 1)
	try {
		copyFileSync(log, `${copy}.new`)
		renameSync(`${copy}.new`, copy)
	} catch {
		rmSync(`${copy}.new`, { force: true })
		keepByName(log, copy)
	}
}

/** On a full disk a second name holds what SQLite deletes, if not what it writes over. */
function keepByName(log: string, copy: string): void {
	try {
		linkSync(log, copy)
	} catch {
		// A file system without second names: then it is as safe as the file is.
	}
}

/** Names under which logs are kept, oldest first. */
export function keptLogs(file: string): readonly string[] {
	const prefix = `${basename(file)}-wal.kept-`
	const folder = dirname(file)
	if (!existsSync(folder)) return []
	return readdirSync(folder)
		.filter((name) => name.startsWith(prefix) && !name.endsWith(".new"))
		.sort()
		.map((name) => join(folder, name))
}

/** What they hold, one after the other. */
export const keptBytes = (file: string): Buffer =>
	Buffer.concat(keptLogs(file).map((one) => readFileSync(one)))

/** The file was set aside: its newest log belongs beside it, the others after it. */
export function setLogsAside(file: string, aside: string): void {
	for (const [index, kept] of [...keptLogs(file)].reverse().entries()) {
		if (index === 0 && !existsSync(logOf(aside))) renameSync(kept, logOf(aside))
		else if (existsSync(logOf(aside)) && isSame(kept, logOf(aside))) rmSync(kept)
		else renameSync(kept, `${aside}-log-${index}`)
	}
}

/** Everything in them is in the file, or named. */
export function dropKeptLogs(file: string): void {
	for (const kept of keptLogs(file)) rmSync(kept, { force: true })
}

const isSame = (one: string, other: string): boolean =>
	statSync(one).size === statSync(other).size && readFileSync(one).equals(readFileSync(other))

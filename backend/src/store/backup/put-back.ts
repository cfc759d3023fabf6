// Puts a backup back, whole. What was there is moved aside, never deleted. A cut between two of the
// moves is gone on from at the next start.
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { z } from "zod"
import { syncFile } from "../sync-file.ts"
import { copiedFiles } from "./backup-set.ts"

const underWayName = "restore-under-way.json"
const underWay = z.object({ set: z.string(), aside: z.string() })

export type Restored = {
	/** Folder of the set. */
	readonly set: string
	/** Where the earlier files lie now; undefined when there were none. */
	readonly aside: string | undefined
}

/** Copies the set in, then moves what is there aside and the copies into place. */
export function putBack(order: {
	readonly set: string
	readonly data: string
	/** UTC ms, for the name of what is moved aside. */
	readonly now: number
}): Restored {
	const { set, data, now } = order
	mkdirSync(data, { recursive: true, mode: 0o700 })
	// Everything lies in the folder and on disk before anything there is touched.
	for (const name of copiedFiles) {
		copyFileSync(join(set, name), copyOf(data, name))
		if (name === "office-keys.json") dropOwnKey(copyOf(data, name))
		syncFile(copyOf(data, name))
	}
	const file = join(data, underWayName)
	// Under its own name only when it is whole: half of it would keep the office from starting.
	writeFileSync(`${file}.new`, JSON.stringify({ set, aside: `before-restore-${now}` }), {
		mode: 0o600,
	})
	syncFile(`${file}.new`)
	renameSync(`${file}.new`, file)
	syncFile(data)
	return finishPuttingBack(data) ?? { set, aside: undefined }
}

/**
 * Goes on with the moves of a restore that was cut: each is done or not, so doing the rest is enough.
 * @returns undefined when none was under way
 */
export function finishPuttingBack(data: string): Restored | undefined {
	const file = join(data, underWayName)
	if (!existsSync(file)) return undefined
	const { set, aside } = underWay.parse(JSON.parse(readFileSync(file, "utf8")))
	const folder = join(data, aside)
	for (const name of copiedFiles) {
		if (!existsSync(copyOf(data, name))) continue
		// The log before its file: the file alone would be opened as if nothing had followed.
		for (const present of name.endsWith(".db") ? [`${name}-shm`, `${name}-wal`, name] : [name]) {
			if (!existsSync(join(data, present))) continue
			mkdirSync(folder, { recursive: true, mode: 0o700 })
			renameSync(join(data, present), join(folder, present))
		}
		renameSync(copyOf(data, name), join(data, name))
	}
	syncFile(data)
	rmSync(file)
	syncFile(data)
	return { set, aside: existsSync(folder) ? folder : undefined }
}

/**
 * The office's own journal may have gone on since: under the same key its numbers would be written a second time, and
 * heads that were signed meanwhile would speak against it. It begins anew under a new key.
 */
function dropOwnKey(file: string): void {
	const read = z.looseObject({}).safeParse(parseJson(readFileSync(file)))
	// What is no file of keys is put back as it is: the office says so when it starts.
	if (!read.success) return
	const { own: _, ...kept } = read.data
	writeFileSync(file, JSON.stringify(kept, undefined, "\t"), { mode: 0o600 })
}

const copyOf = (data: string, name: string): string => join(data, `${name}.restored`)

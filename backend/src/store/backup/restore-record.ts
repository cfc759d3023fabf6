// Who put which backup back: one line of JSON each, in the data folder, never rewritten.
import { appendFileSync, existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

const line = z.object({
	/** UTC ms. */
	at: z.number().int(),
	/** Name of the set. */
	set: z.string(),
	/** As they wrote their names. */
	who: z.string(),
	second: z.string().optional(),
})
export type RestoreRecord = z.infer<typeof line>

const fileIn = (data: string): string => join(data, "restores.jsonl")

export function noteRestore(data: string, record: RestoreRecord): void {
	appendFileSync(fileIn(data), `${JSON.stringify(record)}\n`, { mode: 0o600, flush: true })
}

/** The newest; undefined when nothing was ever put back, or its line cannot be read. */
export function newestRestore(data: string): RestoreRecord | undefined {
	if (!existsSync(fileIn(data))) return undefined
	const last = readFileSync(fileIn(data), "utf8").trimEnd().split("\n").at(-1) ?? ""
	try {
		return line.parse(JSON.parse(last))
	} catch {
		return undefined
	}
}

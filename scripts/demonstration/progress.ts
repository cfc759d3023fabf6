// How far the demonstration's seeding has come, kept beside the data: a run that was cut off goes on.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

const progress = z.strictObject({
	/** UTC ms of the first try: the invented city and its history follow from it. */
	now: z.number().int(),
	/** The demonstration kiosk's code, once the office has planned it. */
	kiosk: z.string().optional(),
	isDone: z.boolean(),
})
export type SeedProgress = z.infer<typeof progress>

const fileIn = (data: string): string => join(data, "demonstration.json")

/**
 * @returns undefined when nothing was ever seeded here
 * @throws Error when the file cannot be read as progress
 */
export function readProgress(data: string): SeedProgress | undefined {
	const file = fileIn(data)
	if (!existsSync(file)) return undefined
	const parsed = progress.safeParse(JSON.parse(readFileSync(file, "utf8")))
	if (parsed.success) return parsed.data
	throw new Error(`${file} is damaged. Use another data folder (HADIR_DATA) for a new city.`)
}

/** Written aside and renamed: a cut leaves the old file or the new one. */
export function keepProgress(data: string, kept: SeedProgress): void {
	const aside = `${fileIn(data)}.new`
	writeFileSync(aside, JSON.stringify(kept), { mode: 0o600, flush: true })
	renameSync(aside, fileIn(data))
}

/** The office holds a city of its own: nothing of ours was begun. */
export const dropProgress = (data: string): void => rmSync(fileIn(data), { force: true })

// A backup on disk: a folder with both files, the keys, and a manifest that says what they are.
import { createHash } from "node:crypto"
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { z } from "zod"
import { type BackupSet, restorableMs } from "../../usecases/backups.ts"
import { groundOf, shareDisk } from "./disks-under.ts"

export const manifestName = "manifest.json"
/** Copied in this order: what the log holds later than the facts does no harm, the reverse would. */
export const copiedFiles = ["office.db", "journal.db", "office-keys.json"] as const

const manifest = z.strictObject({
	version: z.literal(1),
	id: z.string(),
	/** UTC ms at which the copying began. */
	madeAt: z.number().int(),
	files: z.array(z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() })),
	heads: z.array(
		z.strictObject({
			journal: z.string(),
			chain: z.string(),
			head: z.strictObject({ n: z.number().int(), hash: z.string() }),
		}),
	),
})
export type Manifest = z.infer<typeof manifest>

/** @throws Error with a sentence when the folder holds no readable manifest */
export function readManifest(folder: string): Manifest {
	const file = join(folder, manifestName)
	if (!existsSync(file))
		throw new Error(`${folder} is no backup of Hadir: ${manifestName} is not there.`)
	const parsed = manifest.safeParse(parseJson(readFileSync(file)))
	if (!parsed.success)
		throw new Error(`${file} is damaged, or of another release. Name another set.`)
	return parsed.data
}

/** Sets that are whole by name; a copy under way has another name until it is verified. */
export const setNames = (folder: string): string[] =>
	readdirSync(folder)
		.filter((name) => /^\d{8}T\d{6}Z$/.test(name))
		.sort()

/**
 * The sets that may still be restored, oldest first.
 * @throws Error when the folder or one of its manifests cannot be read
 */
export function restorableSets(folder: string, data: string, now: number): readonly BackupSet[] {
	const isElsewhere = !shareDisk(groundOf(folder), groundOf(data))
	return setNames(folder)
		.map((name) => readManifest(join(folder, name)))
		.filter(({ madeAt }) => now - madeAt < restorableMs)
		.map(({ id, madeAt, heads }) => ({ id, madeAt, heads, isElsewhere }))
}

export async function sha256Of(file: string): Promise<string> {
	const hash = createHash("sha256")
	await pipeline(createReadStream(file), hash)
	return hash.digest("hex")
}

/** "20261124T020000Z": sorts by time, and is a folder's name everywhere. */
export const setId = (madeAt: number): string =>
	new Date(madeAt).toISOString().replace(/[-:]|\.\d+/g, "")

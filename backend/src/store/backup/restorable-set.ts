// What stands against putting a backup back: a set that is not whole, and what it cannot bring back.
import { existsSync } from "node:fs"
import { join } from "node:path"
import Database from "better-sqlite3"
import { z } from "zod"
import { copiedFiles, type Manifest, readManifest, sha256Of } from "./backup-set.ts"
import { proveTogether } from "./belongs-together.ts"

/** What a restore cannot bring back by itself. */
export type Loss = {
	/** UTC ms: facts people entered later are gone. */
	readonly factsSince: number
	/** Records the present log holds beyond the set; kiosks send those again that they still keep. */
	readonly journals: readonly { journal: string; kiosk: string; from: number; through: number }[]
}

/**
 * A signature would prove nothing more: the set holds the office's key.
 * @throws Error with a sentence when a file of the set is not the one its manifest names, or two of
 * them are not of one office
 */
export async function verifySet(set: string): Promise<Manifest> {
	const manifest = readManifest(set)
	for (const { name, bytes, sha256 } of manifest.files) {
		const file = join(set, name)
		if (!existsSync(file)) throw new Error(`${file} is missing: the set is not whole.`)
		if ((await sha256Of(file)) !== sha256) {
			throw new Error(`${file} was altered since the backup was made (${bytes} bytes then).`)
		}
	}
	const names = new Set(manifest.files.map(({ name }) => name))
	const missing = copiedFiles.find((name) => !names.has(name))
	if (missing !== undefined)
		throw new Error(`The set has no ${missing}: only whole sets are restored.`)
	await proveTogether(set)
	return manifest
}

const chainRow = z.object({ journal: z.string(), kiosk: z.string(), n: z.number() })

/** Compares the set with what lies in the data folder now, as far as that can still be read. */
export function lossOf(manifest: Manifest, data: string): Loss {
	const held = new Map<string, number>()
	for (const { journal, head } of manifest.heads) {
		held.set(journal, Math.max(held.get(journal) ?? 0, head.n))
	}
	const journals = presentChains(data)
		.map(({ journal, kiosk, n }) => ({
			journal,
			kiosk,
			from: (held.get(journal) ?? 0) + 1,
			through: n,
		}))
		.filter(({ from, through }) => from <= through)
	return { factsSince: manifest.madeAt, journals }
}

function presentChains(data: string): z.infer<typeof chainRow>[] {
	const file = join(data, "journal.db")
	if (!existsSync(file)) return []
	try {
		const database = new Database(file, { readonly: true })
		try {
			const rows = database
				.prepare(
					`SELECT chain.journal, journal.kiosk, max(chain.n) AS n FROM chain
					JOIN journal ON journal.name = chain.journal GROUP BY chain.journal`,
				)
				.all()
			return z.array(chainRow).parse(rows)
		} finally {
			database.close()
		}
	} catch {
		// A log that cannot be read is why somebody restores.
		return []
	}
}

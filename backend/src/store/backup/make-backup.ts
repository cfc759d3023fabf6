// Makes one whole, verified backup: office.db first, then journal.db, then the keys; named only when
// everything of it is proven and on disk.
import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs"
import { join } from "node:path"
import { syncFile } from "../sync-file.ts"
import { verifyLog } from "../verify-log.ts"
import { copiedFiles, type Manifest, manifestName, setId, sha256Of } from "./backup-set.ts"
import { proveTogether } from "./belongs-together.ts"
import { copyStore } from "./copy-store.ts"

const ownerOnly = 0o600

/**
 * @param now UTC ms
 * @returns the manifest of the new set
 * @throws Error when it cannot be made or does not verify; nothing is left behind
 */
export async function makeBackup(order: {
	readonly data: string
	readonly folder: string
	readonly now: number
}): Promise<Manifest> {
	const id = setId(order.now)
	const aside = join(order.folder, `${id}.part`)
	rmSync(aside, { recursive: true, force: true })
	mkdirSync(aside, { recursive: true, mode: 0o700 })
	try {
		for (const name of copiedFiles) copyOne(order.data, aside, name)
		const chains = await verifyLog(join(aside, "journal.db"))
		const broken = chains.find(({ brokenAt }) => brokenAt !== undefined)
		if (broken?.brokenAt !== undefined) {
			throw new Error(
				`journal ${broken.journal} does not hold at ${broken.brokenAt.n}: ${broken.brokenAt.why}`,
			)
		}
		await proveTogether(aside)
		const files = await Promise.all(
			copiedFiles.map(async (name) => {
				const file = join(aside, name)
				return { name, bytes: statSync(file).size, sha256: await sha256Of(file) }
			}),
		)
		const heads = chains.map(({ journal, chain, head }) => ({ journal, chain, head }))
		const manifest: Manifest = { version: 1, id, madeAt: order.now, files, heads }
		writeFileSync(join(aside, manifestName), JSON.stringify(manifest, undefined, "\t"), {
			mode: ownerOnly,
			flush: true,
		})
		syncFile(aside)
		renameSync(aside, join(order.folder, id))
		syncFile(order.folder)
		return manifest
	} catch (cause) {
		rmSync(aside, { recursive: true, force: true })
		throw cause
	}
}

function copyOne(data: string, aside: string, name: string): void {
	const [from, to] = [join(data, name), join(aside, name)]
	if (name.endsWith(".db")) copyStore(from, to)
	else copyFileSync(from, to)
	chmodSync(to, ownerOnly)
	syncFile(to)
}

// Installs exactly what the lock file names, once for each lock file and Node version.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { digest, isStamped, root, runQuietly, say, stamp } from "./step.mjs"

const stampFile = join(root, "node_modules", ".hadir-installed")

/** @param anew although it was done: what an optional package needs is there now */
export async function installDependencies(node, anew = false) {
	const value = digest(readFileSync(join(root, "package-lock.json")), node.major, process.arch)
	if (!anew && isStamped(stampFile, value)) return
	say("dependencies by package-lock.json ...")
	await runQuietly("npm", ["ci", "--no-audit", "--no-fund"], { env: node.env })
	stamp(stampFile, value)
}

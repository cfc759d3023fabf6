// StandardFirmata as it is flashed onto the panel's board, for whoever emulates one: compiled, out of a
// published package that cannot be installed as a whole. Fetched once, and only if it is the very file.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { root, runQuietly, SetupFailure, say } from "./step.mjs"

const source = "avrgirl-arduino@5.0.1"
const archive = "avrgirl-arduino-5.0.1.tgz"
/** Of the archive, as the registry states it. */
const integrity =
	"wF9wJhhRG6vDinBxTuFRR3iIaVDMjJfce2wW7JwmbXJquzoGu3HIK5SnvDqNplsi3hcOS+p+15m1z9kt3IwgdQ=="
const member = "package/junk/hex/uno/StandardFirmata.cpp.hex"
const folder = join(root, ".node", "firmware")

export const firmwareFile = join(folder, "StandardFirmata.hex")

/** Leaves it out when it cannot be fetched: whoever needs it says so. */
export async function provideFirmware() {
	if (existsSync(firmwareFile)) return
	say("the panel board's firmware ...")
	try {
		await fetchFirmware()
	} catch (cause) {
		if (!(cause instanceof SetupFailure)) throw cause
		say(`it could not be fetched: ${cause.message}`)
	}
}

async function fetchFirmware() {
	mkdirSync(folder, { recursive: true })
	await runQuietly("npm", ["pack", source, "--pack-destination", folder])
	const file = join(folder, archive)
	const found = createHash("sha512").update(readFileSync(file)).digest("base64")
	if (found !== integrity) {
		rmSync(file)
		throw new SetupFailure(`${source} is not the file it was: ${found}`)
	}
	await runQuietly("tar", ["-xzf", file, "-C", folder, member])
	renameSync(join(folder, member), firmwareFile)
	rmSync(file)
}

// The office's keys: Ed25519 signs papers and heads, X25519 opens unknown cards, another Ed25519 signs the
// journal that the office writes itself.
import { createPrivateKey, createPublicKey, hkdfSync } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { type KeyPair, makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { parseJson } from "@hadir/shared/journal/record.ts"
import { z } from "zod"

export type OfficeKeys = {
	readonly signing: KeyPair
	readonly sealing: KeyPair
	/** Of the office's own journal. */
	readonly own: KeyPair
}

const keyFile = z.strictObject({
	...{ signing: z.string(), sealing: z.string() },
	/** Files of releases that took nothing in from files have none. */
	own: z.string().optional(),
})
const ownerOnly = 0o600

/**
 * Reads the keys, or makes them on the very first start and never again: kiosks trust nobody who signs
 * with others. It belongs into the backup.
 *
 * @param isFirstStart the office has no files yet
 * @throws Error with a sentence when it is missing or damaged
 */
export function officeKeys(file: string, { isFirstStart }: { isFirstStart: boolean }): OfficeKeys {
	if (!existsSync(file)) {
		if (!isFirstStart) throw new Error(`${file} is missing. ${waysOut}`)
		mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
		write(file, { signing: pem(makeKeyPair("ed25519")), sealing: pem(makeKeyPair("x25519")) })
	}
	chmodSync(file, ownerOnly)
	const kept = keyFile.safeParse(parseJson(readFileSync(file)))
	if (!kept.success) throw new Error(`${file} is damaged. ${waysOut}`)
	const { signing, sealing, own = pem(makeKeyPair("ed25519")) } = kept.data
	const pairs = () => ({ signing: pairOf(signing), sealing: pairOf(sealing), own: pairOf(own) })
	try {
		const keys = pairs()
		if (kept.data.own === undefined) write(file, { signing, sealing, own })
		return keys
	} catch (cause) {
		throw new Error(`${file} is damaged. ${waysOut}`, { cause })
	}
}

/**
 * The pair that signs heads, for a command beside the running office: nothing is written.
 * @throws Error with a sentence when the file is missing or damaged
 */
export function signingKeys(file: string): KeyPair {
	if (!existsSync(file)) throw new Error(`${file} is missing. ${waysOut}`)
	const kept = keyFile.safeParse(parseJson(readFileSync(file)))
	try {
		if (kept.success) return pairOf(kept.data.signing)
	} catch (cause) {
		throw new Error(`${file} is damaged. ${waysOut}`, { cause })
	}
	throw new Error(`${file} is damaged. ${waysOut}`)
}

const waysOut =
	"Without it no kiosk trusts this office, and new keys would help none of them. Put back the one of the last backup (hadir restore <set>, or copy office-keys.json out of the set)."

/** The secret by which the office's own journal tags whom nobody is assigned to; the file's key is enough to make it. */
export function ownTagSecret({ privateKey }: KeyPair): Uint8Array {
	const seed = privateKey.export({ type: "pkcs8", format: "der" })
	return new Uint8Array(hkdfSync("sha256", seed, "", "hadir/own-tags/1\n", 32))
}

function write(file: string, keys: z.infer<typeof keyFile>): void {
	const aside = `${file}.new`
	writeFileSync(aside, JSON.stringify(keys, undefined, "\t"), { mode: ownerOnly, flush: true })
	renameSync(aside, file)
}

const pem = (pair: KeyPair): string =>
	pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString()

function pairOf(text: string): KeyPair {
	const privateKey = createPrivateKey(text)
	return { privateKey, publicKey: createPublicKey(privateKey) }
}

// The office's two keys: Ed25519 signs papers and heads, X25519 opens unknown cards.
import { createPrivateKey, createPublicKey } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { type KeyPair, makeKeyPair } from "@hadir/shared/journal/keys.ts"
import { z } from "zod"

export type OfficeKeys = { readonly signing: KeyPair; readonly sealing: KeyPair }

const keyFile = z.strictObject({ signing: z.string(), sealing: z.string() })
const ownerOnly = 0o600

/**
 * Reads the keys, or makes them on the very first start. Whoever loses this file loses every
 * kiosk's trust: it belongs into the backup.
 */
export function officeKeys(file: string): OfficeKeys {
	if (!existsSync(file)) {
		mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
		const made = { signing: pem(makeKeyPair("ed25519")), sealing: pem(makeKeyPair("x25519")) }
		const aside = `${file}.new`
		writeFileSync(aside, JSON.stringify(made, undefined, "\t"), { mode: ownerOnly, flush: true })
		renameSync(aside, file)
	}
	chmodSync(file, ownerOnly)
	const { signing, sealing } = keyFile.parse(JSON.parse(readFileSync(file, "utf8")))
	return { signing: pairOf(signing), sealing: pairOf(sealing) }
}

const pem = (pair: KeyPair): string =>
	pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString()

function pairOf(text: string): KeyPair {
	const privateKey = createPrivateKey(text)
	return { privateKey, publicKey: createPublicKey(privateKey) }
}

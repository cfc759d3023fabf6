// The office's keys in their file: made once, never replaced, for their owner alone.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { rawPublicKey } from "@hadir/shared/journal/keys.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { officeKeys, ownTagSecret } from "./office-keys.ts"

let folder: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-keys-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const names = (file: string) => {
	const { signing, sealing, own } = officeKeys(file)
	return [signing, sealing, own].map(({ publicKey }) => rawPublicKey(publicKey).toString("hex"))
}

test("made once, three different ones, read again as they are", () => {
	const file = join(folder, "office-keys.json")
	const made = names(file)
	expect(new Set(made).size).toBe(3)
	chmodSync(file, 0o644)
	expect(names(file)).toEqual(made)
	expect(statSync(file).mode & 0o777).toBe(0o600)
})

test("a file of an earlier release keeps its keys and gets the one of the office's own journal, once", () => {
	const file = join(folder, "office-keys.json")
	const made = names(file)
	const { signing, sealing } = JSON.parse(readFileSync(file, "utf8"))
	writeFileSync(file, JSON.stringify({ signing, sealing }), { mode: 0o644 })
	const migrated = names(file)
	expect(migrated.slice(0, 2)).toEqual(made.slice(0, 2))
	expect(migrated[2]).not.toBe(made[2])
	expect(names(file)).toEqual(migrated)
	expect(statSync(file).mode & 0o777).toBe(0o600)
})

test("tags follow from the key, so that a restored office makes the same", () => {
	const file = join(folder, "office-keys.json")
	expect(ownTagSecret(officeKeys(file).own)).toEqual(ownTagSecret(officeKeys(file).own))
})

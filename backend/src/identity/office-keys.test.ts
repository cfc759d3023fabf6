// The office's keys in their file: made once, never replaced, for their owner alone.
import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs"
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
	const { signing, sealing, own } = officeKeys(file, { isFirstStart: true })
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
	expect(ownTagSecret(officeKeys(file, { isFirstStart: true }).own)).toEqual(
		ownTagSecret(officeKeys(file, { isFirstStart: true }).own),
	)
})

test("an office that has files makes no second keys", () => {
	const file = join(folder, "office-keys.json")
	expect(() => officeKeys(file, { isFirstStart: false })).toThrow(`${file} is missing. Without it`)
	expect(existsSync(file)).toBe(false)
})

test.each([
	["cut", (text: string) => text.slice(0, 100)],
	["empty", () => ""],
	["of another thing", () => "[]"],
	["with a key that is none", (text: string) => text.replace("MC4CAQAw", "AAAAAAAA")],
])("a file that is damaged, %s, is told and left as it is", (_, harm) => {
	const file = join(folder, "office-keys.json")
	names(file)
	const harmed = harm(readFileSync(file, "utf8"))
	writeFileSync(file, harmed)
	expect(() => names(file)).toThrow(`${file} is damaged. Without it`)
	expect(readFileSync(file, "utf8")).toBe(harmed)
})

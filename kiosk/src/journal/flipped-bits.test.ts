// Bits of the kiosk's file flipped by the hundred: nothing is silently other than it was written.
import {
	copyFileSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { rootHash } from "@hadir/shared/journal/chain.ts"
import { makeKeyPair } from "@hadir/shared/journal/keys.ts"
import type { RecordContent } from "@hadir/shared/journal/record.ts"
import fc from "fast-check"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openKioskFile } from "./open-kiosk-file.ts"

let folder: string
let file: string
const stamp = { boot: 1, mono: 1, wall: 1_795_476_494_000, q: 3, err: 10 } as const
const punch = (mono: number): RecordContent => ({
	...{ k: "punch", ...stamp, mono, reader: "card-1", answer: "recorded" },
	credential: "AAAAAAAAAAAAAAAA",
})

const open = () =>
	openKioskFile({
		...{ folder, now: 1, makeKeys: () => makeKeyPair("ed25519") },
		...{ makeRoom: () => false, makeRoomToOpen: () => false, onUnreadable: () => undefined },
	})

/** Writes so many punches and closes the file whole. */
function fill(count: number): { name: string; root: string; bytes: readonly string[] } {
	const { database, journal } = open()
	const [name = ""] = journal.names()
	for (let n = 1; n <= count; n++) journal.append(punch(n))
	const bytes = Array.from({ length: count }, (_, i) => String(journal.bytesAt(name, i + 1)))
	const root = rootHash(journal.publicKeyOf(name))
	database.pragma("wal_checkpoint(TRUNCATE)")
	database.close()
	return { name, root, bytes }
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hadir-bits-"))
	file = join(folder, "journal.db")
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test("300 single bits flipped anywhere: whole lines are the records themselves, nothing is silent", () => {
	const { name, root, bytes } = fill(300)
	const image = `${file}.whole`
	copyFileSync(file, image)
	const size = readFileSync(image).length
	const seen = { whole: 0, told: 0, setAside: 0 }
	fc.assert(
		fc.property(fc.nat(size - 1), fc.nat(7), (at, bit) => {
			for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true })
			const flipped = readFileSync(image)
			flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
			writeFileSync(file, flipped)
			const { database, journal, setAside } = open()
			journal.closeIfDamaged(stamp)
			if (setAside !== undefined || !journal.names().includes(name)) seen.setAside++
			else {
				const { last } = journal.own(name)
				let after = { n: 0, hash: root }
				let isTold = last.n < 300
				while (after.n < Math.min(last.n, 300)) {
					const lines = journal.linesAfter(name, after)
					expect(lines.length).toBeGreaterThan(0)
					for (const [index, { kind, line }] of lines.entries()) {
						if (kind === "damaged") isTold = true
						else expect(Buffer.from(line).toString()).toBe(bytes[after.n + index])
					}
					after = { n: after.n + lines.length, hash: lines.at(-1)?.hash ?? "" }
				}
				if (isTold) seen.told++
				else seen.whole++
			}
			expect(journal.append(punch(1)).ok).toBe(true)
			database.close()
		}),
		{ numRuns: 300 },
	)
	expect(seen.told).toBeGreaterThan(0)
	expect(seen.whole).toBeGreaterThan(0)
}, 120_000)

test("a bit flipped in the file's head or its schema: it opens and records, or is set aside", () => {
	fill(3)
	const image = readFileSync(file)
	const schemaFrom = 100
	const flips = [...image.subarray(0, 4_096).entries()].flatMap(([at, byte]) => {
		if (at < schemaFrom) return [0, 1, 2, 3, 4, 5, 6, 7].map((bit) => ({ at, bit }))
		return byte === 0 || at % 6 !== 0 ? [] : [{ at, bit: at % 8 }]
	})
	for (const { at, bit } of flips) {
		for (const name of readdirSync(folder)) rmSync(join(folder, name))
		const flipped = Buffer.from(image)
		flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
		writeFileSync(file, flipped)
		const { database, journal } = open()
		journal.closeIfDamaged(stamp)
		const recorded = journal.append(punch(1))
		expect(recorded.ok, `byte ${at}, bit ${bit}`).toBe(true)
		database.close()
	}
	expect(flips.length).toBeGreaterThan(1_000)
}, 120_000)

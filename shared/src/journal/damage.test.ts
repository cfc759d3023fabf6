import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readBatch, sealBatch } from "../wire/batch.ts"
import { openEnvelope } from "../wire/signed.ts"
import { type Hash, isDamagedLine, nextHash, rootHash } from "./chain.ts"
import { lineToSend, noHash, provenHash, type StoredRecord } from "./damage.ts"
import { makeKeyPair } from "./keys.ts"

const key = makeKeyPair("ed25519")
const root = rootHash(key.publicKey)

function chainOf(length: number): StoredRecord[] {
	const rows: StoredRecord[] = []
	for (let n = 1; n <= length; n++) {
		const bytes = Buffer.from(`{"n":${n}}`)
		rows.push({ bytes, hash: nextHash(rows.at(-1)?.hash ?? root, bytes) })
	}
	return rows
}

/** Everything from a number on, as a kiosk sends it that was told the hash before. */
function send(disk: readonly (StoredRecord | undefined)[], from = 1, prev: Hash = root) {
	const lines = []
	let hash = prev
	for (let n = from; n <= disk.length; n++) {
		const line = lineToSend(hash, disk[n - 1], disk[n])
		lines.push(line)
		hash = line.hash
	}
	return lines
}
const kinds = (disk: readonly (StoredRecord | undefined)[]) => send(disk).map(({ kind }) => kind)

const broken = { bytes: Buffer.from("{}"), hash: "ab".repeat(32) }
const whole = chainOf(5)
const without = (n: number): (StoredRecord | undefined)[] =>
	whole.map((row, index) => (index === n - 1 ? undefined : row))
const altered = (n: number, change: Partial<StoredRecord>) =>
	whole.map((row, index) => (index === n - 1 ? { ...row, ...change } : row))

describe("what is sent of five records", () => {
	test.each([
		["nothing is damaged", whole, ["whole", "whole", "whole", "whole", "whole"]],
		[
			"the bytes of the third",
			altered(3, { bytes: broken.bytes }),
			["whole", "whole", "damaged", "whole", "whole"],
		],
		[
			"the hash of the third: its record is good",
			altered(3, { hash: broken.hash }),
			["whole", "whole", "mended", "whole", "whole"],
		],
		[
			"both of the third: the fourth cannot be proven either",
			altered(3, broken),
			["whole", "whole", "damaged", "damaged", "whole"],
		],
		["the third is gone", without(3), ["whole", "whole", "damaged", "damaged", "whole"]],
		[
			"the bytes of the first",
			altered(1, { bytes: broken.bytes }),
			["damaged", "whole", "whole", "whole", "whole"],
		],
	])("%s", (_, disk, expected) => {
		expect(kinds(disk)).toEqual(expected)
	})

	test("a damaged record travels as ~ and its stored hash; one that is gone as zeros", () => {
		const [, , third] = send(altered(3, { bytes: broken.bytes }))
		expect(Buffer.from(third?.line ?? []).toString()).toBe(`~${whole[2]?.hash}`)
		const gone = send(without(3))[2]
		expect(gone?.hash).toBe(noHash)
	})
})

describe("the hash at a record", () => {
	const at = (disk: readonly (StoredRecord | undefined)[], n: number) =>
		provenHash(n === 1 ? root : disk[n - 2]?.hash, disk[n - 1], disk[n])
	test.each([
		["whole", whole, [1, 2, 3, 4, 5]],
		[
			"bytes: the next record proves the stored hash",
			altered(3, { bytes: broken.bytes }),
			[1, 2, 3, 4, 5],
		],
		[
			"hash: the bytes prove it, and the next cannot stand on it alone",
			altered(3, { hash: broken.hash }),
			[1, 2, 3, 4, 5],
		],
		["both", altered(3, broken), [1, 2, 4, 5]],
		["the newest", altered(5, { bytes: broken.bytes }), [1, 2, 3, 4]],
		["gone", without(3), [1, 2, 4, 5]],
	])("%s", (_, disk, proven) => {
		const numbers = [1, 2, 3, 4, 5].filter((n) => at(disk, n) !== undefined)
		expect(numbers).toEqual(proven)
		for (const n of numbers) expect(at(disk, n)).toBe(whole[n - 1]?.hash)
	})
})

/** A disk of some records with some of them altered; the newest stays whole, as at every open. */
const disks = fc
	.array(fc.constantFrom("whole", "whole", "whole", "bytes", "hash", "both", "gone"), {
		minLength: 1,
		maxLength: 30,
	})
	.map((fates) => {
		const rows = [...chainOf(fates.length + 2)]
		const disk: (StoredRecord | undefined)[] = rows.map((row, index) => {
			switch (fates[index]) {
				case "bytes":
					return { ...row, bytes: broken.bytes }
				case "hash":
					return { ...row, hash: broken.hash }
				case "both":
					return broken
				case "gone":
					return undefined
				default:
					return row
			}
		})
		return { rows, disk, fates }
	})

describe("any damage", () => {
	test("makes batches that verify, whole records stay themselves, and the chain finds its way back", () => {
		fc.assert(
			fc.property(disks, ({ rows, disk }) => {
				const sent = send(disk)
				const journal = "a".repeat(64)
				const content = { journal, nonce: "A".repeat(22), from: 1, prev: root }
				const lines = sent.map(({ line }) => line)
				const sealed = openEnvelope(sealBatch({ ...content, lines }, key.privateKey))
				expect(sealed.ok && readBatch(sealed.value.body).ok).toBe(true)
				expect(sent.at(-1)?.hash).toBe(rows.at(-1)?.hash)
				for (const [index, { line, kind }] of sent.entries()) {
					expect(isDamagedLine(line)).toBe(kind === "damaged")
					if (kind !== "damaged") expect(line).toEqual(rows[index]?.bytes)
				}
			}),
		)
	})

	test("gives the same lines wherever a batch begins", () => {
		fc.assert(
			fc.property(disks, fc.nat(30), ({ disk }, cut) => {
				const all = send(disk)
				const from = (cut % disk.length) + 1
				const prev = from === 1 ? root : (all[from - 2]?.hash ?? root)
				expect(send(disk, from, prev)).toEqual(all.slice(from - 1))
			}),
		)
	})
})

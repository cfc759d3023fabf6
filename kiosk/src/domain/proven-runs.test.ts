import { type Hash, nextHash } from "@hadir/shared/journal/chain.ts"
import { expect, test } from "vitest"
import { type FoundRecord, type ProvenRun, provenRuns } from "./proven-runs.ts"

const root: Hash = "00".repeat(32)
const noise: Hash = "ab".repeat(32)
const records: FoundRecord[] = []
for (let n = 1; n <= 9; n++) {
	const bytes = Buffer.from(`{"n":${n}}`)
	records.push({ n, bytes, hash: nextHash(records.at(-1)?.hash ?? root, bytes) })
}
const hashAt = (n: number): Hash => records[n - 1]?.hash ?? root
const known = [{ n: 0, hash: root }]
const without = (...gone: number[]) => records.filter(({ n }) => !gone.includes(n))
const altered = (n: number, change: Partial<FoundRecord>) =>
	records.map((record) => (record.n === n ? { ...record, ...change } : record))
const bytes = Buffer.from("altered")
/** As "base: kinds", a letter a line. */
const seen = (runs: readonly ProvenRun[]) =>
	runs.map(({ base, lines }) => `${base.n}: ${lines.map(({ kind }) => kind[0]).join("")}`)

test.each<[string, readonly FoundRecord[], string[]]>([
	["all of them", records, ["0: wwwwwwwww"]],
	["in any order", [...records].reverse(), ["0: wwwwwwwww"]],
	["found twice", [...records, ...records], ["0: wwwwwwwww"]],
	[
		"two in the middle are gone: what follows begins after its first",
		without(4, 5),
		["0: www", "6: www"],
	],
	["the first is gone", without(1), ["2: wwwwwww"]],
	["the bytes of one are altered", altered(4, { bytes }), ["0: wwwdwwwww"]],
	["the hash of one is altered", altered(4, { hash: noise }), ["0: wwwmwwwww"]],
	["both are", altered(4, { bytes, hash: noise }), ["0: www", "5: wwww"]],
	["the newest is altered", altered(9, { bytes }), ["0: wwwwwwww"]],
	[
		"altered in the file, whole in the log",
		[...altered(4, { bytes }), ...records],
		["0: wwwwwwwww"],
	],
	["every second is gone", without(2, 4, 6, 8), ["0: w"]],
	[
		"altered behind a gap: its hash is where the rest begins",
		without(3).map((r) => (r.n === 4 ? { ...r, bytes } : r)),
		["0: ww", "4: wwwww"],
	],
	["none", [], []],
])("%s", (_, found, runs) => {
	expect(seen(provenRuns(found, known))).toEqual(runs)
})

test("every hash in a run is the chain's own, also of what was altered", () => {
	for (const found of [altered(4, { bytes }), altered(4, { hash: noise })]) {
		const [run] = provenRuns(found, known)
		expect(run?.lines.map(({ hash }) => hash)).toEqual(records.map(({ hash }) => hash))
	}
})

test("records of another chain, however whole, are not taken for ours at a known point", () => {
	const strange = { n: 1, bytes, hash: nextHash(noise, bytes) }
	expect(provenRuns([strange], known)).toEqual([])
})

test("where records were dropped the kept hash is a beginning", () => {
	const kept = [...known, { n: 5, hash: hashAt(5) }]
	expect(seen(provenRuns(without(1, 2, 3, 4, 5), kept))).toEqual(["5: wwww"])
	expect(seen(provenRuns(without(1, 2, 3, 4, 5), known))).toEqual(["6: www"])
})

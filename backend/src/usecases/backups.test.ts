import { describe, expect, test } from "vitest"
import { type BackupSet, prunableOn } from "./backups.ts"

/** The log's chain "c" of journal "j" holds h1..h100; "b" is a branch from 40 on. */
const holds = async (journal: string, chain: string, { n, hash }: { n: number; hash: string }) =>
	journal === "j" && chain === "c" && n <= 100 && hash === `h${n}`

const set = (n: number, more: Partial<BackupSet> = {}, hash = `h${n}`): BackupSet => ({
	...{ id: `s${n}`, madeAt: n, isElsewhere: true },
	heads: [{ journal: "j", chain: "c", head: { n, hash } }],
	...more,
})
const prunable = (sets: readonly BackupSet[] | undefined) =>
	prunableOn({ journal: "j", chain: "c" }, sets, holds)

describe("what kiosks may drop", () => {
	test.each([
		["the backups' folder cannot be read", undefined, 0],
		["no backup", [], 0],
		["one backup", [set(80)], 80],
		["the least of several", [set(80), set(60), set(90)], 60],
		["one that did not know the journal yet", [set(80), set(60, { heads: [] })], 0],
		["one whose chain is another one", [set(80), set(60, {}, "other")], 0],
		["only copies on the same device", [set(80, { isElsewhere: false })], 0],
		[
			"a copy on the same device may be restored too",
			[set(80), set(30, { isElsewhere: false })],
			30,
		],
		["ahead of the log: it was restored since", [set(120)], 0],
		[
			"a backup that knew it as a branch, and more of it",
			[
				set(50, {
					heads: [
						{ journal: "j", chain: "c", head: { n: 40, hash: "h40" } },
						{ journal: "j", chain: "b", head: { n: 70, hash: "h70" } },
					],
				}),
			],
			70,
		],
	])("%s", async (_, sets, expected) => {
		expect(await prunable(sets)).toBe(expected)
	})
})

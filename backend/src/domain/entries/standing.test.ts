import { describe, expect, test } from "vitest"
import type { Actor, ActorRole, Entry, EntryStep } from "./entry.ts"
import type { EntryContent } from "./entry-contents.ts"
import { mayWrite, standingOf, stepRefusal } from "./standing.ts"

const contents = {
	letter: { kind: "letter", letterKind: "cutiTahunan", letter: "851/1" },
	correction: { kind: "correction", end: "arrival", second: 27_000, reason: "lupa" },
	rosterDay: { kind: "rosterDay", shifts: ["pagi"] },
	holiday: { kind: "holiday", holidayKind: "libur", name: "HUT", cite: "Perda" },
} as const satisfies Readonly<Record<string, EntryContent>>

const step = (kind: EntryStep["kind"], by: string, role: ActorRole = "bkpsdm"): EntryStep => ({
	...{ kind, by, role, at: 5, reason: "alasan" },
})
const entry = (content: EntryContent, ...steps: readonly EntryStep[]): Entry => ({
	...{ id: "e1", employee: "maria", from: "2026-11-02", until: "2026-11-02", content, steps },
	...{ enteredBy: "rambu", enteredAs: "operator", enteredAt: 1 },
})
const actor = (username: string, role: ActorRole): Actor => ({ username, role })

describe("who may write what", () => {
	test.each([
		["letter", ["operator", "bkpsdm"]],
		["correction", ["employee", "operator", "bkpsdm"]],
		["rosterDay", ["operator", "bkpsdm"]],
		["holiday", ["bkpsdm"]],
	] as const)("%s: %o", (kind, writers) => {
		const all = ["employee", "superior", "operator", "bkpsdm"] as const
		expect(all.filter((role) => mayWrite(kind, role))).toEqual(writers)
	})
})

describe("a letter counts once BKPSDM has agreed", () => {
	test("it waits, counts, and ends for good", () => {
		const agreed = step("agreed", "dewi")
		expect(standingOf(entry(contents.letter))).toMatchObject({ kind: "waiting", next: "bkpsdm" })
		expect(standingOf(entry(contents.letter, agreed))).toEqual({ kind: "counts", since: 5 })
		const withdrawn = entry(contents.letter, agreed, step("withdrawn", "dewi"))
		expect(standingOf(withdrawn)).toMatchObject({ kind: "withdrawn" })
		expect(standingOf(entry(contents.letter, step("refused", "dewi")))).toMatchObject({
			...{ kind: "refused" },
		})
	})

	test.each([
		["BKPSDM agrees", "agreed", actor("dewi", "bkpsdm"), undefined],
		["another operator does not", "agreed", actor("yusuf", "operator"), "not-next"],
		["whoever wrote it does not, in whatever office", "agreed", actor("rambu", "bkpsdm"), "own"],
		["nor by another spelling of the name", "agreed", actor(" Rambu", "bkpsdm"), "own"],
		["whoever wrote it takes it back", "withdrawn", actor("rambu", "operator"), undefined],
		[
			"another operator does not take it back",
			"withdrawn",
			actor("yusuf", "operator"),
			"not-yours",
		],
	] as const)("%s", (_, kind, by, refused) => {
		expect(stepRefusal(entry(contents.letter), kind, by)).toBe(refused)
	})

	test("what counts already is taken back by BKPSDM alone", () => {
		const counting = entry(contents.letter, step("agreed", "dewi"))
		expect(stepRefusal(counting, "withdrawn", actor("rambu", "operator"))).toBe("not-yours")
		expect(stepRefusal(counting, "withdrawn", actor("sari", "bkpsdm"))).toBeUndefined()
		expect(stepRefusal(counting, "agreed", actor("sari", "bkpsdm"))).toBe("over")
	})

	test("nothing follows an end", () => {
		const over = entry(contents.letter, step("refused", "dewi"))
		for (const kind of ["agreed", "refused", "withdrawn"] as const) {
			expect(stepRefusal(over, kind, actor("sari", "bkpsdm"))).toBe("over")
		}
	})
})

test("a correction goes to the superior, then to BKPSDM, and never twice to one person", () => {
	const first = entry(contents.correction)
	expect(standingOf(first)).toMatchObject({ kind: "waiting", next: "superior" })
	expect(stepRefusal(first, "agreed", actor("dewi", "bkpsdm"))).toBe("not-next")
	const second = entry(contents.correction, step("agreed", "yusuf", "superior"))
	expect(standingOf(second)).toMatchObject({ kind: "waiting", next: "bkpsdm", given: 1 })
	expect(stepRefusal(second, "agreed", actor("yusuf", "bkpsdm"))).toBe("own")
	expect(stepRefusal(second, "agreed", actor("dewi", "bkpsdm"))).toBeUndefined()
	const both = entry(contents.correction, ...second.steps, step("agreed", "dewi"))
	expect(standingOf(both).kind).toBe("counts")
})

test("a roster counts as it is written, and its unit takes it back", () => {
	const written = entry(contents.rosterDay)
	expect(standingOf(written)).toEqual({ kind: "counts", since: 1 })
	expect(stepRefusal(written, "withdrawn", actor("yusuf", "operator"))).toBeUndefined()
	expect(stepRefusal(written, "withdrawn", actor("yusuf", "superior"))).toBe("not-yours")
})
